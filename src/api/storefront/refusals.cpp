#include "api/storefront/refusals.hpp"

#include "api/complaint.hpp"
#include "api/storefront/spelling.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::storefront {

namespace {

std::string not_enough(const Refusal& refusal) {
    return "Not enough stock for '" + refusal.subject + "' (requested " + std::to_string(refusal.requested) +
           ", available " + std::to_string(refusal.available) + ")";
}

} // namespace

http::Reply refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::malformed: return malformed(refusal.flaws);
    case Why::product_not_found: return complaint(404, "Product not found");
    case Why::category_not_found: return complaint(404, "Category not found");
    case Why::cart_not_found: return complaint(404, "Cart not found");
    case Why::order_not_found: return complaint(404, "Order not found");
    case Why::item_not_in_cart: return complaint(404, "Item not in cart");
    case Why::quantity_too_small: return complaint(400, "Quantity must be at least 1");
    case Why::not_enough_stock: return complaint(400, not_enough(refusal));
    case Why::cart_is_empty: return complaint(400, "Cart is empty");
    case Why::cart_is_full:
        return complaint(400, "A cart holds at most " + std::to_string(refusal.available) + " different products");
    case Why::mixed_currencies: return complaint(400, "All items of an order must be in one currency");
    case Why::amount_too_large: return complaint(400, "The total is too large");
    case Why::order_already_processed:
        return complaint(400, "Order already processed (status: " + status_named(refusal.subject) + ")");
    case Why::unknown_payment_status: return complaint(400, "status must be either 'success' or 'failed'");
    case Why::signature_wrong: return complaint(401, "The signature is missing or wrong");
    case Why::key_reused: return complaint(422, "This Idempotency-Key was used for a different request");
    case Why::key_in_use: return busy(409, "A request with this Idempotency-Key is still running");
    case Why::events_removed:
    case Why::webhook_not_found:
    case Why::address_not_allowed: return complaint(404, "Not Found"); // of other doors
    case Why::not_authorized: return complaint(401, "Not authorized");
    case Why::overloaded: return busy(503, "Too many requests are waiting; try again");
    case Why::store_unavailable: return busy(503, "The store can't write now; nothing was changed");
    }
    return complaint(500, "Internal server error");
}

} // namespace cartwright::api::storefront
