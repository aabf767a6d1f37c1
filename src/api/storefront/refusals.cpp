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
    case Why::malformed:
    case Why::not_authorized:
    case Why::not_allowed:
    case Why::key_reused:
    case Why::key_in_use:
    case Why::overloaded:
    case Why::store_unavailable: return plain_refusal(refusal);
    // Refusals of operations that this API does not offer.
    case Why::events_removed:
    case Why::webhook_not_found:
    case Why::address_not_allowed:
    case Why::account_not_found:
    case Why::shop_not_found:
    case Why::listing_not_found:
    case Why::customer_not_found:
    case Why::customer_of_another:
    case Why::resource_not_found:
    case Why::invoice_not_found: return complaint(404, "Not Found");
    case Why::currency_in_use:
    case Why::foreign_origin:
    case Why::cart_not_active:
    case Why::payment_form_invalid:
    case Why::name_in_use:
    case Why::email_in_use:
    case Why::step_not_possible:
    case Why::not_bought:
    case Why::already_rated:
    case Why::nothing_to_pay_out:
    case Why::refund_too_large:
    case Why::refund_rejected:
    case Why::refund_by_hand:
    case Why::refund_undecided:
    case Why::provisioning_data_invalid:
    case Why::order_not_cancellable:
    case Why::subscription_not_active:
    case Why::subscription_changing:
    case Why::customer_inactive:
    case Why::plan_disabled:
    case Why::secrets_not_kept:
    case Why::grant_invalid:
    case Why::inventory_rejected:
    case Why::out_of_turn:
    case Why::payment_rejected:
    case Why::payment_undecided:
    case Why::recipient_differs:
    case Why::client_unknown:
    case Why::member_not_found:
    case Why::member_invalid:
    case Why::registration_invalid:
    case Why::too_many_attempts:
    case Why::captcha_wrong:
    case Why::identity_refused:
    case Why::identity_in_use:
    case Why::removal_refused: break;
    }
    return unexpected_refusal();
}

} // namespace cartwright::api::storefront
