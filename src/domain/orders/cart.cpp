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
