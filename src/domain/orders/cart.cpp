#include "domain/orders/cart.hpp"

#include "base/currencies.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <limits>

namespace cartwright {

std::string_view name_of(Cart::State state) {
    switch (state) {
    case Cart::State::open: return "open";
    case Cart::State::ordered: return "ordered";
    case Cart::State::abandoned: return "abandoned";
    }
    return {};
}

std::optional<Cart::State> parse_cart_state(std::string_view name) {
    for (const Cart::State state : {Cart::State::open, Cart::State::ordered, Cart::State::abandoned})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

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

Result<std::int64_t> quantity_after_adding(std::string_view name, const Stock& stock, std::int64_t present,
                                           std::int64_t added) {
    if (added < 1) return refuse(Why::quantity_too_small);
    const std::int64_t room = stock.free() - present; // may be negative: the stock may have fallen since
    if (added <= room) return present + added;
    std::int64_t requested = 0;
    if (__builtin_add_overflow(present, added, &requested)) requested = added;
    return refuse(Refusal{
        .why = Why::not_enough_stock, .subject = std::string(name), .requested = requested, .available = stock.free()});
}

} // namespace cartwright
