#include "domain/cart.hpp"

#include "domain/refusal.hpp"

namespace cartwright {

std::string_view name_of(Cart::State state) {
    switch (state) {
    case Cart::State::open: return "open";
    case Cart::State::ordered: return "ordered";
    case Cart::State::abandoned: return "abandoned";
    }
    return {};
}

Cart::State cart_state_named(std::string_view name) {
    if (name == "ordered") return Cart::State::ordered;
    return name == "abandoned" ? Cart::State::abandoned : Cart::State::open;
}

Result<Money> total_of(const Line& line) {
    const auto total = times(line.price, line.quantity);
    if (!total) return refuse(Why::amount_too_large);
    return *total;
}

Result<Money> total_of(const std::vector<Line>& lines) {
    if (lines.empty()) return Money{};
    Money total{.minor = 0, .currency = lines.front().price.currency};
    for (const Line& line : lines) {
        if (line.price.currency != total.currency) return refuse(Why::mixed_currencies);
        const auto sum = plus(total, TRY(total_of(line)));
        if (!sum) return refuse(Why::amount_too_large);
        total = *sum;
    }
    return total;
}

Result<std::int64_t> quantity_after_adding(std::string_view name, const Stock& stock, std::int64_t present,
                                           std::int64_t added) {
    if (added < 1) return refuse(Why::quantity_too_small);
    const std::int64_t room = stock.free() - present; // may be negative: stock can leave after it was put in the cart
    if (added <= room) return present + added;
    std::int64_t requested = 0;
    if (__builtin_add_overflow(present, added, &requested)) requested = added;
    return refuse(Refusal{
        .why = Why::not_enough_stock, .subject = std::string(name), .requested = requested, .available = stock.free()});
}

} // namespace cartwright
