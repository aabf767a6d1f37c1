#include "api/admin/refusals.hpp"

#include "api/core/complaint.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::admin {

namespace {

http::Reply not_authorized() {
    http::Reply reply = complaint(401, "The admin token is missing or wrong");
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

} // namespace

http::Reply refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::not_authorized: return not_authorized();
    case Why::foreign_origin: return complaint(403, "Pages of this origin may not use the admin API");
    case Why::events_removed:
        return complaint(410, "Events before " + std::to_string(refusal.available) + " are no longer kept");
    case Why::webhook_not_found: return complaint(404, "Webhook not found");
    case Why::address_not_allowed: return complaint(400, "The URL must be of a public address");
    case Why::malformed:
    case Why::not_allowed:
    case Why::key_reused:
    case Why::key_in_use:
    case Why::overloaded:
    case Why::store_unavailable: return plain_refusal(refusal);
    // Refusals of operations that this API does not offer.
    case Why::product_not_found:
    case Why::category_not_found:
    case Why::cart_not_found:
    case Why::order_not_found:
    case Why::item_not_in_cart:
    case Why::quantity_too_small:
    case Why::not_enough_stock:
    case Why::no_longer_available:
    case Why::cart_is_empty:
    case Why::cart_is_full:
    case Why::mixed_currencies:
    case Why::currency_not_supported:
    case Why::currency_in_use:
    case Why::amount_too_large:
    case Why::order_already_processed:
    case Why::unknown_payment_status:
    case Why::signature_wrong:
    case Why::account_not_found:
    case Why::shop_not_found:
    case Why::listing_not_found:
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
    case Why::customer_not_found:
    case Why::customer_of_another:
    case Why::resource_not_found:
    case Why::provisioning_data_invalid:
    case Why::order_not_cancellable:
    case Why::subscription_not_active:
    case Why::subscription_changing:
    case Why::customer_inactive:
    case Why::plan_disabled:
    case Why::secrets_not_kept:
    case Why::grant_invalid:
    case Why::invoice_not_found:
    case Why::inventory_rejected:
    case Why::out_of_turn:
    case Why::amounts_differ:
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

} // namespace cartwright::api::admin
