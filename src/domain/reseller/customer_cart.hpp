#pragma once

#include "domain/reseller/provisioning.hpp"

namespace cartwright {

/// The status that a reseller gives to a customer's cart. An ordered cart is immutable.
enum class CartStatus : std::uint8_t { open, saved, quote, ordered };

std::string_view name_of(CartStatus status);
std::optional<CartStatus> parse_cart_status(std::string_view name);

/// A cart that a reseller fills for a customer.
struct CustomerCart {
    CartId id;
    AccountId customer;
    CartStatus status = CartStatus::open;
    std::string title{};
    std::string user_name{};
    Instant opened_at{};
    Instant touched_at{};
    std::int64_t customer_number = 0;   // as the door formats it
    std::int64_t reseller_number = 0;   // likewise
    std::int64_t place = 0;             // increases in the order in which carts are opened
    std::optional<Currency> currency{}; // of its first item
    std::vector<Item> items{};
};

/// Returns the cost of all items at current prices.
Result<Money> total_of(std::span<const Item> items);
Money shown_total_of(std::span<const Item> items); // of a cart that is only displayed

/// Checks that the cart may still be changed. Refused: cart_not_active.
Result<void> may_change(const CustomerCart& cart);

/// Check that the cart may be ordered. Refused, in this order: cart_not_active, cart_is_empty, no_longer_available or
/// plan_disabled, provisioning_data_invalid, and what `total_of` refuses.
Result<void> may_order(const CustomerCart& cart);
Result<void> may_order(std::span<const Item> items);

/// Format resource names: "customers/20001/carts/7", "customers/20001/carts/7/cartItems/8".
std::string cart_resource(std::int64_t customer, CartId cart);
std::string item_resource(std::int64_t customer, CartId cart, ItemId item);

} // namespace cartwright
