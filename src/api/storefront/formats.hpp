#pragma once

#include "domain/orders/order.hpp"

#include <optional>
#include <string>
#include <string_view>

/// How the storefront formats and parses the ids and names of the core.
namespace cartwright::api::storefront {

/// 12 lower-case hexadecimal digits: "a1b2c3d4e5f6".
std::string format(CartId cart);
std::string format(OrderId order);

/// Nothing when `text` does not have that format.
std::optional<CartId> parse_cart_id(std::string_view text);
std::optional<OrderId> parse_order_id(std::string_view text);

/// "pending_payment", "paid", "payment_failed".
std::string_view format(Stage stage);

/// The same for the name of a stage.
std::string status_named(std::string_view stage);

} // namespace cartwright::api::storefront
