#include "api/core/input.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "http/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace cartwright::api {

namespace {

/// Beyond this a double cannot tell hundredths apart, and no price is as high.
constexpr double hundredths_limit = 9e15;
constexpr double rounding_slack = 1e-6; // 89.99 * 100 is 8998.999999999999

// A body of one megabyte has room for half a million elements or unknown members. No route needs as many, and the
// server must not format an error for each.
constexpr std::size_t elements_max = 5'000;
constexpr std::size_t flaws_max = 100;

std::int64_t clamped(double hundredths) {
    return static_cast<std::int64_t>(std::clamp(hundredths, -hundredths_limit, hundredths_limit));
}

/// The message and type of the error for an integer that is not within `range`. For one beyond 64 bits, `nearest` is
/// the nearest integer that fits.
std::pair<std::string, std::string> range_error(Range range, std::int64_t nearest) {
    if (nearest <= range.min)
        return {"Input should be greater than or equal to " + std::to_string(range.min), "greater_than_equal"};
    return {"Input should be less than or equal to " + std::to_string(range.max), "less_than_equal"};
}

} // namespace

QueryInput::QueryInput(std::string_view query) : query_(http::QueryString::parse(query)) {
    if (!query_)
        flaws_.push_back({.place = "query", .field = "", .message = "Malformed query string", .type = "query_invalid"});
}

std::optional<std::string_view> QueryInput::value(std::string_view name) const {
    return query_ ? query_->value(name) : std::nullopt;
}

std::optional<std::string_view> QueryInput::whole_number(std::string_view name) {
    const auto text = value(name);
    if (!text || nearest_integer(*text)) return text;
    note(name, "Input should be a valid integer, unable to parse string as an integer", "int_parsing");
    return std::nullopt;
}

std::optional<std::int64_t> QueryInput::integer(std::string_view name, Range range) {
    const auto text = whole_number(name);
    if (!text) return std::nullopt;
    const auto number = parse_integer(*text);
    if (number && range.includes(*number)) return number;
    auto [message, type] = range_error(range, *nearest_integer(*text));
    note(name, std::move(message), std::move(type));
    return std::nullopt;
}

std::optional<std::int64_t> QueryInput::id(std::string_view name) {
    const auto text = whole_number(name);
    return text ? nearest_integer(*text) : std::nullopt;
}

std::optional<double> QueryInput::number(std::string_view name) {
    const auto text = value(name);
    if (!text) return std::nullopt;
    double number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (end != text->data() + text->size() || text->empty() || error == std::errc::invalid_argument) {
        note(name, "Input should be a valid number, unable to parse string as a number", "float_parsing");
        return std::nullopt;
    }
    if (error != std::errc{} || !std::isfinite(number)) {
        note(name, "Input should be a finite number", "finite_number");
        return std::nullopt;
    }
    return number;
}

std::optional<bool> QueryInput::boolean(std::string_view name) {
    static constexpr std::array<std::string_view, 6> yes{"true", "1", "yes", "on", "t", "y"};
    static constexpr std::array<std::string_view, 6> no{"false", "0", "no", "off", "f", "n"};
    const auto text = value(name);
    if (!text) return std::nullopt;
    const std::string word = folded(*text);
    if (std::ranges::find(yes, word) != yes.end()) return true;
    if (std::ranges::find(no, word) != no.end()) return false;
    note(name, "Input should be a valid boolean, unable to interpret input", "bool_parsing");
    return std::nullopt;
}

std::optional<std::string> QueryInput::text(std::string_view name) {
    const auto text = value(name);
    if (!text) return std::nullopt;
    return std::string(trimmed(*text));
}

std::vector<std::string> QueryInput::texts(std::string_view name) {
    std::vector<std::string> texts;
    if (!query_) return texts;
    for (const auto& [key, value] : query_->parameters()) {
        std::string_view rest = key == name ? std::string_view(value) : std::string_view();
        while (!rest.empty())
            if (const auto text = trimmed(http::next_item(rest, ',')); !text.empty()) texts.emplace_back(text);
    }
    return texts;
}

void QueryInput::allow_only(std::span<const std::string_view> names) {
    if (!query_) return;
    for (const auto& [name, text] : query_->parameters())
        if (std::ranges::find(names, name) == names.end())
            note(name, "Extra inputs are not permitted", "extra_forbidden");
}

void QueryInput::note(std::string_view name, std::string message, std::string type) {
    flaws_.push_back(
        {.place = "query", .field = std::string(name), .message = std::move(message), .type = std::move(type)});
}

BodyInput::BodyInput(http::JsonReader& reader, std::string_view body, Nulls nulls) : nulls_(nulls) {
    if (body.empty()) {
        note("", "Field required", "missing");
        return;
    }
    const auto document = reader.parse(body);
    if (!document) {
        note("", "JSON decode error", "json_invalid");
        return;
    }
    object_ = document->object();
    if (!object_)
        note("", "Input should be a valid dictionary or object to extract fields from", "model_attributes_type");
}

std::optional<http::JsonValue> BodyInput::find(std::string_view name) const {
    auto object = object_;
    for (std::size_t point = name.find('.'); object && point != std::string_view::npos; point = name.find('.')) {
        const auto parent = object->find(name.substr(0, point));
        object = parent ? parent->object() : std::nullopt;
        name.remove_prefix(point + 1);
    }
    auto found = object ? object->find(name) : std::nullopt;
    if (found && nulls_ == Nulls::absent && found->kind() == http::JsonValue::Kind::null) found.reset();
    return found;
}

std::optional<http::JsonValue> BodyInput::value(std::string_view name, Presence presence) {
    if (!object_) return std::nullopt; // reported already
    const auto value = find(name);
    if (!value && presence == Presence::required) note(name, "Field required", "missing");
    return value;
}

std::optional<http::JsonValue> BodyInput::whole_number(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found || found->nearest_integer()) return found;
    if (found->kind() == http::JsonValue::Kind::real)
        note(name, "Input should be a valid integer, got a number with a fractional part", "int_from_float");
    else
        note(name, "Input should be a valid integer", "int_type");
    return std::nullopt;
}

std::optional<std::int64_t> BodyInput::integer(std::string_view name, Presence presence, Range range) {
    const auto found = whole_number(name, presence);
    if (!found) return std::nullopt;
    const auto number = found->integer();
    if (number && range.includes(*number)) return number;
    auto [message, type] = range_error(range, *found->nearest_integer());
    note(name, std::move(message), std::move(type));
    return std::nullopt;
}

std::optional<std::int64_t> BodyInput::id(std::string_view name, Presence presence) {
    const auto found = whole_number(name, presence);
    return found ? found->nearest_integer() : std::nullopt;
}

std::optional<std::string_view> BodyInput::text(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto text = found->text();
    if (!text) {
        note(name, "Input should be a valid string", "string_type");
        return std::nullopt;
    }
    const std::string_view inner = trimmed(*text);
    if (!inner.empty() || presence == Presence::optional) return inner;
    note(name, "String should have at least 1 character", "string_too_short");
    return std::nullopt;
}

std::optional<bool> BodyInput::boolean(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto claim = found->boolean();
    if (!claim) note(name, "Input should be a valid boolean", "bool_type");
    return claim;
}

std::optional<std::vector<std::string>> BodyInput::texts(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto items = found->array();
    if (has_too_many(name, items)) return std::nullopt;
    std::vector<std::string> texts;
    for (const http::JsonValue& item : items.value_or(std::vector<http::JsonValue>{})) {
        const auto text = item.text();
        if (text) texts.emplace_back(trimmed(*text));
    }
    if (items && texts.size() == items->size()) return texts;
    note(name, "Input should be a list of strings", "list_type");
    return std::nullopt;
}

std::optional<double> BodyInput::number(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto number = found->number();
    if (!number) note(name, "Input should be a valid number", "float_type");
    return number;
}

std::optional<std::vector<BodyInput>> BodyInput::items(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    std::vector<BodyInput> inner;
    const auto items = found->array();
    if (has_too_many(name, items)) return std::nullopt;
    for (const http::JsonValue& item : items.value_or(std::vector<http::JsonValue>{}))
        if (const auto object = item.object())
            inner.push_back(
                BodyInput(*object, path_ + std::string(name) + '.' + std::to_string(inner.size()) + '.', nulls_));
    if (items && inner.size() == items->size()) return inner;
    note(name, "Input should be a list of objects", "list_type");
    return std::nullopt;
}

std::optional<BodyInput> BodyInput::inside(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto object = found->object();
    if (object) return BodyInput(*object, path_ + std::string(name) + '.', nulls_);
    note(name, "Input should be a valid dictionary or object to extract fields from", "model_attributes_type");
    return std::nullopt;
}

void BodyInput::take_over(BodyInput& inner) {
    for (Flaw& flaw : inner.flaws_)
        if (flaws_.size() < flaws_max) flaws_.push_back(std::move(flaw));
    inner.flaws_.clear();
}

void BodyInput::allow_only(std::span<const std::string_view> names) {
    if (!object_) return;
    for (const std::string_view name : object_->names())
        if (std::ranges::find(names, name) == names.end())
            note(name, "Extra inputs are not permitted", "extra_forbidden");
}

std::optional<BodyInput::Members> BodyInput::members(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto object = found->object();
    if (object) return object->members();
    note(name, "Input should be a valid dictionary", "dict_type");
    return std::nullopt;
}

std::vector<BodyInput> BodyInput::objects(std::string_view name, Presence presence) {
    std::vector<BodyInput> inputs;
    const auto found = value(name, presence);
    if (!found) return inputs;
    const auto items = found->array();
    if (has_too_many(name, items)) return inputs;
    if (!items) note(name, "Input should be a valid list", "list_type");
    for (const http::JsonValue& item : items.value_or(std::vector<http::JsonValue>{})) {
        const std::string place = std::string(name) + "[" + std::to_string(inputs.size()) + "]";
        const auto object = item.object();
        if (!object) {
            note(place, "Input should be a valid dictionary", "dict_type");
            return {};
        }
        inputs.push_back(BodyInput(*object, path_ + place + ".", nulls_));
    }
    return inputs;
}

void BodyInput::take(BodyInput& element) { take_over(element); }

bool BodyInput::has_too_many(std::string_view name, const std::optional<std::vector<http::JsonValue>>& list) {
    if (!list || list->size() <= elements_max) return false;
    note(name, "List should have at most " + std::to_string(elements_max) + " items", "too_long");
    return true;
}

void BodyInput::note(std::string_view name, std::string message, std::string type) {
    if (flaws_.size() >= flaws_max) return;
    flaws_.push_back(
        {.place = "body", .field = path_ + std::string(name), .message = std::move(message), .type = std::move(type)});
}

Result<void> flawless(std::vector<Flaw>& flaws) {
    if (flaws.empty()) return {};
    return refuse(Refusal{.why = Why::malformed, .flaws = std::move(flaws)});
}

std::int64_t hundredths_from(double number) { return clamped(std::ceil(number * 100 - rounding_slack)); }
std::int64_t hundredths_up_to(double number) { return clamped(std::floor(number * 100 + rounding_slack)); }

} // namespace cartwright::api
