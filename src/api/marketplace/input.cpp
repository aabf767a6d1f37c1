#include "api/marketplace/input.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::marketplace {

std::optional<std::int64_t> read_required_id(QueryInput& query, std::string_view name) {
    if (!query.text(name)) query.note(name, "Field required", "missing");
    return query.id(name);
}

std::optional<std::int64_t> read_amount(BodyInput& body, std::string_view name, Presence presence) {
    const auto number = body.number(name, presence);
    if (!number) return std::nullopt;
    const auto minor = minor_units(*number);
    if (*number <= 0)
        body.note(name, "Input should be greater than 0", "greater_than");
    else if (*number * 100 > static_cast<double>(price_max_minor))
        body.note(name, "Input should be less than or equal to " + std::to_string(price_max_minor / 100),
                  "less_than_equal");
    else if (!minor || *minor == 0)
        body.note(name, "Input should have at most two decimal places", "decimal_max_places");
    else
        return minor;
    return std::nullopt;
}

std::string format_choices(std::span<const std::string_view> list) {
    std::string text = "Input should be ";
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) text += i + 1 == list.size() ? " or " : ", ";
        text += '\'' + std::string(list[i]) + '\'';
    }
    return text;
}

std::optional<std::string> read_choice(BodyInput& body, std::string_view name, Presence presence,
                                       std::span<const std::string_view> list) {
    const auto text = body.text(name, presence);
    if (!text) return std::nullopt;
    std::string word = folded(*text);
    if (std::ranges::find(list, word) != list.end()) return word;
    body.note(name, format_choices(list), "enum");
    return std::nullopt;
}

std::optional<std::string> read_choice(QueryInput& query, std::string_view name,
                                       std::span<const std::string_view> list) {
    const auto text = query.text(name);
    if (!text) return std::nullopt;
    std::string word = folded(*text);
    if (std::ranges::find(list, word) != list.end()) return word;
    query.note(name, format_choices(list), "enum");
    return std::nullopt;
}

} // namespace cartwright::api::marketplace
