#include "api/storefront/formats.hpp"

#include "base/entropy.hpp"

#include <algorithm>
#include <charconv>

namespace cartwright::api::storefront {

namespace {

constexpr int id_digits = 12;

std::optional<std::int64_t> parse_id(std::string_view text) {
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (text.size() != id_digits || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value, 16);
    return value;
}

} // namespace

std::string format(CartId cart) { return hexadecimal(static_cast<std::uint64_t>(cart.value), id_digits); }
std::string format(OrderId order) { return hexadecimal(static_cast<std::uint64_t>(order.value), id_digits); }

std::optional<CartId> parse_cart_id(std::string_view text) {
    const auto value = parse_id(text);
    if (!value) return std::nullopt;
    return CartId{*value};
}

std::optional<OrderId> parse_order_id(std::string_view text) {
    const auto value = parse_id(text);
    if (!value) return std::nullopt;
    return OrderId{*value};
}

std::string_view format(Stage stage) {
    switch (stage) {
    case Stage::placed: return "pending_payment";
    case Stage::paid: return "paid";
    case Stage::failed: return "payment_failed";
    }
    return {};
}

std::string status_named(std::string_view stage) {
    const auto known = parse_stage(stage);
    return std::string(known ? format(*known) : stage);
}

} // namespace cartwright::api::storefront
