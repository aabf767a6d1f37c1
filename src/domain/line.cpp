#include "domain/line.hpp"

#include "base/currencies.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright {

Result<Money> total_of(const Line& line) {
    if (!line.available) return Money{.minor = 0, .currency = line.price.currency};
    const auto total = times(line.price, line.quantity);
    if (!total) return refuse(Why::amount_too_large);
    return *total;
}

Result<Money> total_of(const std::vector<Line>& lines) {
    const auto first = std::ranges::find(lines, true, &Line::available);
    if (first == lines.end()) return Money{};
    Money total{.minor = 0, .currency = first->price.currency};
    if (!is_supported(total.currency))
        return refuse(Refusal{.why = Why::currency_not_supported, .currency = std::string(total.currency.text())});
    for (const Line& line : lines) {
        if (!line.available) continue;
        if (const auto same = check_currency(line.name, line.price.currency, total.currency); !same)
            return refuse(same.error());
        const auto sum = plus(total, TRY(total_of(line)));
        if (!sum) return refuse(Why::amount_too_large);
        total = *sum;
    }
    return total;
}

Result<void> all_available(const std::vector<Line>& lines) {
    const auto gone = std::ranges::find(lines, false, &Line::available);
    if (gone == lines.end()) return {};
    return refuse(Refusal{.why = Why::no_longer_available, .subject = gone->name});
}

Money shown_total_of(const Line& line) {
    if (!line.available) return {.minor = 0, .currency = line.price.currency};
    return times(line.price, line.quantity).value_or(Money{.minor = amount_max_minor, .currency = line.price.currency});
}

Money shown_total_of(std::span<const Line> lines) {
    const auto first = std::ranges::find(lines, true, &Line::available);
    if (first == lines.end()) return {};
    Money total{.minor = 0, .currency = first->price.currency};
    for (const Line& line : lines) {
        if (line.price.currency != total.currency) continue;
        const Money cost = shown_total_of(line);
        total.minor = plus(total, cost).value_or(Money{.minor = amount_max_minor}).minor;
    }
    return total;
}

Result<void> check_currency(std::string_view name, Currency price, std::optional<Currency> cart) {
    if (price == cart.value_or(price)) return {};
    return refuse(
        Refusal{.why = Why::mixed_currencies, .subject = std::string(name), .currency = std::string(cart->text())});
}

} // namespace cartwright
