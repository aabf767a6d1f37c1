#include "api/storefront/refusals.hpp"

#include "api/core/complaint.hpp"
#include "api/storefront/formats.hpp"
#include "base/currencies.hpp"
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
    case Why::product_not_found: return complaint(404, "Product not found");
    case Why::category_not_found: return complaint(404, "Category not found");
    case Why::cart_not_found: return complaint(404, "Cart not found");
    case Why::order_not_found: return complaint(404, "Order not found");
    case Why::item_not_in_cart: return complaint(404, "Item not in cart");
    case Why::quantity_too_small: return complaint(400, "Quantity must be at least 1");
    case Why::no_longer_available: return complaint(400, "'" + refusal.subject + "' is no longer available");
    case Why::not_enough_stock: return complaint(400, not_enough(refusal));
    case Why::cart_is_empty: return complaint(400, "Cart is empty");
    case Why::cart_is_full:
        return complaint(400, "A cart holds at most " + std::to_string(refusal.available) + " different products");
    case Why::mixed_currencies: return complaint(400, "'" + refusal.subject + "' has no price in " + refusal.currency);
    case Why::currency_not_supported: return complaint(400, unsupported(refusal.currency));
    case Why::amount_too_large: return complaint(400, "The total is too large");
    case Why::order_already_processed:
        return complaint(400, "Order already processed (status: " + status_named(refusal.subject) + ")");
    case Why::amounts_differ: return complaint(409, "The " + refusal.subject + " differs from the order's");
    case Why::unknown_payment_status: return complaint(400, "status must be either 'success' or 'failed'");
    case Why::signature_wrong: return complaint(401, "The signature is missing or wrong");
    case Why::events_removed: // the rest is of other doors
    case Why::webhook_not_found:
    case Why::address_not_allowed:
    case Why::account_not_found:
    case Why::shop_not_found:
    case Why::listing_not_found:
    case Why::customer_not_found:
    case Why::customer_of_another:
    case Why::resource_not_found:
    case Why::invoice_not_found: return complaint(404, "Not Found");
    case Why::malformed:
    case Why::not_authorized:
    case Why::not_allowed:
    case Why::key_reused:
    case Why::key_in_use:
    case Why::overloaded:
    case Why::store_unavailable: return plain_refusal(refusal);
    default: return complaint(400, "Refused"); // reasons of other doors
    }
}

} // namespace cartwright::api::storefront
