#include "api/core/input.hpp"

#include "api/core/request_context.hpp"
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

constexpr FlawWords int_parsing{"Input should be a valid integer, unable to parse string as an integer", "int_parsing"};

std::int64_t clamped(double hundredths) {
    return static_cast<std::int64_t>(std::clamp(hundredths, -hundredths_limit, hundredths_limit));
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
    note(name, std::string(int_parsing.message), std::string(int_parsing.type));
    return std::nullopt;
}

std::optional<std::int64_t> QueryInput::integer(std::string_view name, Range range) {
    const auto text = whole_number(name);
    if (!text) return std::nullopt;
    const auto number = parse_integer(*text);
    if (number && range.includes(*number)) return number;
    const FlawWords& words = standard_rules.outside(range, *nearest_integer(*text));
    note(name, words.message_with(range), std::string(words.type));
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
    const auto text = value(name);
    if (!text) return std::nullopt;
    const auto claim = parse_boolean(*text);
    if (!claim) note(name, "Input should be a valid boolean, unable to interpret input", "bool_parsing");
    return claim;
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
            note(name, std::string(standard_rules.not_allowed.message), std::string(standard_rules.not_allowed.type));
}

void QueryInput::note(std::string_view name, std::string message, std::string type) {
    flaws_.push_back(
        {.place = "query", .field = std::string(name), .message = std::move(message), .type = std::move(type)});
}

Result<void> flawless(std::vector<Flaw>& flaws) {
    if (flaws.empty()) return {};
    return refuse(Refusal{.why = Why::malformed, .flaws = std::move(flaws)});
}

Result<std::int64_t> read_path_number(const RequestContext& context, std::size_t place, std::string_view field,
                                      Why not_found) {
    const std::string_view text = context.parameters[place];
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    if (digits.empty() || !std::ranges::all_of(digits, is_digit)) {
        Flaw flaw{.place = "path",
                  .field = std::string(field),
                  .message = std::string(int_parsing.message),
                  .type = std::string(int_parsing.type)};
        return refuse(Refusal{.why = Why::malformed, .flaws = {std::move(flaw)}});
    }
    const auto number = parse_integer(text);
    if (!number) return refuse(Refusal{.why = not_found, .subject = std::string(text)});
    return *number;
}

std::optional<bool> parse_boolean(std::string_view text) {
    static constexpr std::array<std::string_view, 6> yes{"true", "1", "yes", "on", "t", "y"};
    static constexpr std::array<std::string_view, 6> no{"false", "0", "no", "off", "f", "n"};
    const std::string word = folded(text);
    if (std::ranges::find(yes, word) != yes.end()) return true;
    if (std::ranges::find(no, word) != no.end()) return false;
    return std::nullopt;
}

std::int64_t hundredths_from(double number) { return clamped(std::ceil(number * 100 - rounding_slack)); }
std::int64_t hundredths_up_to(double number) { return clamped(std::floor(number * 100 + rounding_slack)); }

} // namespace cartwright::api
