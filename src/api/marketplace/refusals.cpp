#include "api/marketplace/refusals.hpp"

#include "api/core/complaint.hpp"
#include "api/marketplace/formats.hpp"
#include "base/currencies.hpp"
#include "base/json/json_writer.hpp"
#include "base/money.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::marketplace {

namespace {

/// "Cart 2 not found", or "Cart not found" where the request has no number.
std::string not_found(std::string_view what, const Refusal& refusal) {
    std::string words(what);
    if (!refusal.subject.empty()) words += ' ' + refusal.subject;
    return words + " not found";
}

std::string not_enough(const Refusal& refusal) {
    if (refusal.subject.empty()) return "More pieces come back than were sold";
    return "Not enough stock for listing " + refusal.subject + " (requested " + std::to_string(refusal.requested) +
           ", available " + std::to_string(refusal.available) + ")";
}

std::string not_from(const Refusal& refusal) {
    const auto step = parse_step(refusal.subject);
    return "The order can't get there from " + std::string(step ? format(*step) : refusal.subject);
}

std::string no_payout(const Refusal& refusal) {
    return "No more can be paid out than is owed: " + decimal(refusal.available);
}

/// The number identifies the refund.
http::Reply undecided_refund(const std::string& number) {
    http::Reply reply = busy(504, {});
    JsonWriter json;
    json.object([&] {
        json.field("detail", "Refund " + number + " is not decided yet; send the same request again");
        json.field("refund_id", number);
    });
    reply.body = json.take();
    return reply;
}

std::string given_by_hand(const Refusal& refusal) {
    return "The money can only be given back by hand; then send the request again with its 'reference': " +
           refusal.subject;
}

} // namespace

// marketplace A0-14: "401 bad/missing key, 404 unknown user/cart/listing/shop/order, 409 cart inactive or not enough
// stock, 400 empty cart/bad payment, 422 malformed".
http::Reply refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::not_authorized: return complaint(401, "Forbidden");
    case Why::account_not_found: return complaint(404, not_found("User", refusal));
    case Why::shop_not_found: return complaint(404, not_found("Shop", refusal));
    case Why::listing_not_found: return complaint(404, not_found("Listing", refusal));
    case Why::cart_not_found: return complaint(404, not_found("Cart", refusal));
    case Why::order_not_found: return complaint(404, not_found("Order", refusal));
    case Why::product_not_found: return complaint(404, not_found("Listing", refusal));
    case Why::item_not_in_cart: return complaint(404, "The listing is not in the cart");
    case Why::cart_not_active: return complaint(409, "Cart " + refusal.subject + " is not active");
    case Why::no_longer_available: return complaint(409, "'" + refusal.subject + "' is no longer available");
    case Why::not_enough_stock: return complaint(409, not_enough(refusal));
    case Why::cart_is_full:
        return complaint(409, "A cart holds at most " + std::to_string(refusal.available) + " different listings");
    case Why::name_in_use: return complaint(409, "There is '" + refusal.subject + "' already");
    case Why::email_in_use: return complaint(409, "There is a user with the address " + refusal.subject + " already");
    case Why::step_not_possible: return complaint(409, not_from(refusal));
    case Why::already_rated: return complaint(409, "It has been rated already");
    case Why::nothing_to_pay_out: return complaint(409, no_payout(refusal));
    case Why::refund_too_large:
        return complaint(409, "No more can be refunded than is left: " + decimal(refusal.available));
    case Why::refund_rejected: return complaint(402, "The refund was declined: " + refusal.subject);
    case Why::refund_by_hand: return complaint(409, given_by_hand(refusal));
    case Why::refund_undecided: return undecided_refund(refusal.subject);
    case Why::order_already_processed: return complaint(409, "It is settled already");
    case Why::not_bought: return complaint(403, "Only who bought it may rate it");
    case Why::cart_is_empty: return complaint(400, "Cart is empty");
    case Why::payment_form_invalid: return complaint(400, "The payment form has no valid " + refusal.subject);
    case Why::mixed_currencies: return complaint(400, "All items of an order must be in one currency");
    case Why::currency_not_supported: return complaint(400, unsupported(refusal.currency));
    case Why::amount_too_large: return complaint(400, "The total is too large");
    case Why::quantity_too_small: return complaint(422, "Quantity must be at least 1");
    case Why::malformed:
    case Why::not_allowed:
    case Why::key_reused:
    case Why::key_in_use:
    case Why::overloaded:
    case Why::store_unavailable: return plain_refusal(refusal);
    case Why::resource_not_found:
    // Refusals of operations that this API does not offer.
    case Why::category_not_found:
    case Why::events_removed:
    case Why::webhook_not_found:
    case Why::address_not_allowed:
    case Why::customer_not_found:
    case Why::customer_of_another:
    case Why::invoice_not_found: return complaint(404, "Not Found");
    case Why::currency_in_use:
    case Why::unknown_payment_status:
    case Why::signature_wrong:
    case Why::foreign_origin:
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

} // namespace cartwright::api::marketplace
