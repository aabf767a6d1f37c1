#include "domain/marketplace/payment_form.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <optional>

namespace cartwright {

namespace {

constexpr std::size_t name_bytes_max_of_card = 200;

bool is_digits(std::string_view text, std::size_t min, std::size_t max) {
    return text.size() >= min && text.size() <= max &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_card(std::string text) {
    constexpr std::size_t digits_min = 12;
    constexpr std::size_t digits_max = 19;
    std::erase_if(text, [](char c) { return c == ' ' || c == '-'; });
    return is_digits(text, digits_min, digits_max) && std::ranges::any_of(text, [](char c) { return c != '0'; });
}

struct Month {
    std::int64_t year = 0;
    std::int64_t month = 0;

    friend auto operator<=>(const Month&, const Month&) = default;
};

/// Parses "12/30", "12/2030", "2030-12".
std::optional<Month> month_in(std::string_view text) {
    constexpr std::int64_t century = 2000;
    const std::size_t mark = text.find_first_of("/-");
    if (mark == std::string_view::npos) return std::nullopt;
    std::string_view month = text.substr(0, mark);
    std::string_view year = text.substr(mark + 1);
    if (month.size() == 4) std::swap(month, year);
    if (!is_digits(month, 1, 2) || !(is_digits(year, 2, 2) || is_digits(year, 4, 4))) return std::nullopt;
    Month found{.year = *parse_integer(year), .month = *parse_integer(month)};
    if (year.size() == 2) found.year += century;
    constexpr std::int64_t december = 12;
    if (found.month < 1 || found.month > december) return std::nullopt;
    return found;
}

Month month_of(Instant now) {
    const std::string text = timestamp(now); // "2026-11-21T…"
    return {.year = *parse_integer(text.substr(0, 4)), .month = *parse_integer(text.substr(5, 2))};
}

tl::unexpected<Refusal> invalid(std::string field) {
    return refuse(Refusal{.why = Why::payment_form_invalid, .subject = std::move(field)});
}

} // namespace

// marketplace A0-8: "if present all four upstream fields must be valid, else 400".
Result<void> accept(const PaymentForm& form, Instant now) {
    if (trimmed(form.name).empty() || form.name.size() > name_bytes_max_of_card) return invalid("name");
    if (!is_card(form.credit_card)) return invalid("credit_card");
    const auto month = month_in(trimmed(form.exp_date));
    if (!month || *month < month_of(now)) return invalid("exp_date");
    if (!is_digits(form.security_code, 3, 4)) return invalid("security_code");
    return {};
}

} // namespace cartwright
