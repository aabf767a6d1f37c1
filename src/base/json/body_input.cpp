#include "base/json/body_input.hpp"

#include <algorithm>

namespace cartwright {

namespace {

// A body of one megabyte has room for half a million elements or unknown members. No route needs as many, and the
// server must not format an error for each.
constexpr std::size_t flaws_max = 100;

} // namespace

std::string FlawWords::message_with(Range limits) const {
    std::string text(message);
    const auto put = [&](std::string_view mark, std::int64_t limit) {
        const std::size_t at = text.find(mark);
        if (at != std::string::npos) text.replace(at, mark.size(), std::to_string(limit));
    };
    put("{min}", limits.min);
    put("{max}", limits.max);
    return text;
}

BodyInput::BodyInput(http::JsonReader& reader, std::string_view body, const BodyRules& rules)
    : rules_(&rules), flaws_(std::make_shared<std::vector<Flaw>>()) {
    const auto document = body.empty() ? std::nullopt : reader.parse(body);
    is_json_ = document.has_value();
    if (document) object_ = document->object();
    if (body.empty())
        note("", rules.no_body);
    else if (!document)
        note("", rules.no_json);
    else if (!object_)
        note("", rules.no_object);
}

std::optional<http::JsonValue> BodyInput::find(std::string_view name) const {
    auto object = object_;
    for (std::size_t point = name.find('.'); object && point != std::string_view::npos; point = name.find('.')) {
        const auto parent = object->find(name.substr(0, point));
        object = parent ? parent->object() : std::nullopt;
        name.remove_prefix(point + 1);
    }
    auto found = object ? object->find(name) : std::nullopt;
    if (found && rules_->null_is_absent && found->kind() == http::JsonValue::Kind::null) found.reset();
    return found;
}

std::optional<http::JsonValue> BodyInput::require(std::string_view name) { return value(name, Presence::required); }

std::optional<http::JsonValue> BodyInput::value(std::string_view name, Presence presence) {
    const auto found = find(name);
    const bool is_reported = !object_; // once, for the body
    if (!found && presence == Presence::required && !is_reported) note(name, rules_->missing);
    return found;
}

std::optional<http::JsonValue> BodyInput::whole_number(std::string_view name, Presence presence, Range range) {
    const auto found = value(name, presence);
    if (!found || found->nearest_integer()) return found;
    note(name, found->kind() == http::JsonValue::Kind::real ? rules_->fraction : rules_->no_integer, range);
    return std::nullopt;
}

std::optional<std::int64_t> BodyInput::integer(std::string_view name, Presence presence, Range range) {
    const auto found = whole_number(name, presence, range);
    if (!found) return std::nullopt;
    const auto number = found->integer();
    if (number && range.includes(*number)) return number;
    note(name, rules_->outside(range, *found->nearest_integer()), range);
    return std::nullopt;
}

std::optional<std::int64_t> BodyInput::id(std::string_view name, Presence presence) {
    const auto found = whole_number(name, presence, {});
    return found ? found->nearest_integer() : std::nullopt;
}

std::optional<double> BodyInput::number(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto number = found->number();
    if (!number) note(name, rules_->no_number);
    return number;
}

std::optional<bool> BodyInput::boolean(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto claim = found->boolean();
    if (!claim) note(name, rules_->no_boolean);
    return claim;
}

std::optional<std::string_view> BodyInput::text(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    const auto text = found->text();
    if (!text) {
        note(name, rules_->no_text);
        return std::nullopt;
    }
    const std::string_view inner = trimmed(*text);
    if (!inner.empty() || presence == Presence::optional) return inner;
    note(name, rules_->empty_text);
    return std::nullopt;
}

std::optional<std::string> BodyInput::line(std::string_view name, Presence presence, std::size_t size_max) {
    const auto inner = text(name, presence);
    if (!inner) return std::nullopt;
    const std::size_t size = rules_->unit == BodyRules::Unit::characters ? characters_in(*inner) : inner->size();
    if (inner->empty() && !rules_->empty_line_is_valid)
        note(name, rules_->empty_text);
    else if (size > size_max)
        note(name, rules_->long_text, {.max = static_cast<std::int64_t>(size_max)});
    else if (has_control_characters(*inner, rules_->controls))
        note(name, rules_->control_characters);
    else
        return std::string(*inner);
    return std::nullopt;
}

std::optional<BodyInput::List> BodyInput::list(std::string_view name, Presence presence, const FlawWords& no_list,
                                               Range size) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    auto list = found->array();
    if (!list)
        note(name, no_list, size);
    else if (!size.includes(static_cast<std::int64_t>(list->size())))
        note(name, rules_->list_size, size);
    else
        return list;
    return std::nullopt;
}

std::optional<std::vector<std::string>> BodyInput::texts(std::string_view name, Presence presence) {
    const auto items = list(name, presence, rules_->no_texts, {.min = 0, .max = elements_max});
    if (!items) return std::nullopt;
    std::vector<std::string> texts;
    for (const http::JsonValue& item : *items) {
        const auto text = item.text();
        if (text) texts.emplace_back(trimmed(*text));
    }
    if (texts.size() == items->size()) return texts;
    note(name, rules_->no_texts);
    return std::nullopt;
}

std::optional<BodyInput> BodyInput::inside(std::string_view name, Presence presence) {
    const auto found = value(name, presence);
    if (!found) return std::nullopt;
    if (const auto object = found->object()) return BodyInput(*this, *object, name);
    note(name, rules_->no_inner_object);
    return std::nullopt;
}

std::vector<BodyInput> BodyInput::objects(std::string_view name, Presence presence) {
    std::vector<BodyInput> objects;
    for (const http::JsonValue& value : elements(name, presence)) {
        auto object = element(value, name, objects.size());
        if (!object) return {};
        objects.push_back(*std::move(object));
    }
    return objects;
}

std::vector<http::JsonValue> BodyInput::elements(std::string_view name, Presence presence, Range size) {
    return list(name, presence, rules_->no_objects, size).value_or(List{});
}

std::optional<BodyInput> BodyInput::element(const http::JsonValue& value, std::string_view list, std::size_t index) {
    const bool is_bracketed = rules_->elements == BodyRules::Elements::bracketed;
    const std::string number = std::to_string(index);
    const std::string place = std::string(list) + (is_bracketed ? '[' + number + ']' : '.' + number);
    if (const auto object = value.object()) return BodyInput(*this, *object, place);
    if (is_bracketed)
        note(place, rules_->no_inner_object);
    else
        note(list, rules_->no_objects);
    return std::nullopt;
}

std::vector<std::pair<std::string_view, http::JsonValue>> BodyInput::members() const {
    if (!object_) return {};
    return object_->members();
}

void BodyInput::allow_only(std::span<const std::string_view> names) {
    for (const auto& [name, value] : members())
        if (std::ranges::find(names, name) == names.end()) note(name, rules_->not_allowed);
}

void BodyInput::note(std::string_view name, std::string message, std::string type) {
    if (flaws_->size() >= flaws_max) return;
    flaws_->push_back(
        {.place = "body", .field = path_ + std::string(name), .message = std::move(message), .type = std::move(type)});
}

void BodyInput::note(std::string_view name, const FlawWords& words, Range limits) {
    if (flaws_->size() < flaws_max) note(name, words.message_with(limits), std::string(words.type));
}

} // namespace cartwright
