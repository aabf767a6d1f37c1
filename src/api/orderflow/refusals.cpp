#include "api/orderflow/refusals.hpp"

#include "base/currencies.hpp"
#include "base/json/json_writer.hpp"
#include "base/money.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::orderflow {

namespace {

http::Reply busy(int status, std::string_view error, std::int64_t seconds = 1) {
    http::Reply reply = complaint(status, error);
    reply.headers.emplace_back("Retry-After", std::to_string(seconds));
    return reply;
}

http::Reply malformed(const std::vector<Flaw>& flaws) {
    std::string error;
    for (const Flaw& flaw : flaws) {
        if (!error.empty()) error += "; ";
        if (!flaw.field.empty()) error += flaw.field + ' ';
        error += flaw.message;
    }
    return complaint(400, error);
}

/// With the number the client can find out what becomes of the refund.
http::Reply undecided_refund(const std::string& number, std::int64_t order) {
    http::Reply reply = busy(504, {});
    JsonWriter json;
    json.object([&] {
        json.field("error", "Refund " + number +
                                " is not decided yet; send the same request again, or see its status at "
                                "GET /api/order/" +
                                std::to_string(order));
        json.field("refundId", number);
    });
    reply.body = json.take();
    return reply;
}

} // namespace

http::Reply complaint(int status, std::string_view error) {
    JsonWriter json;
    json.object([&] { json.field("error", error); });
    return {.status = status, .body = json.take()};
}

http::Reply refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::malformed: return malformed(refusal.flaws);
    case Why::order_not_found: return complaint(404, "Order not found");
    case Why::invoice_not_found: return complaint(404, "Invoice not found");
    case Why::no_longer_available:
    case Why::inventory_rejected: return complaint(409, "Inventory rejected");
    case Why::out_of_turn: return complaint(409, "The order is " + refusal.subject);
    case Why::amounts_differ: return complaint(409, refusal.subject + " does not match");
    case Why::payment_rejected: return complaint(402, "Payment rejected");
    case Why::payment_undecided: return busy(504, "The " + refusal.subject + " is not decided yet; ask again");
    case Why::recipient_differs: return complaint(409, "Mails about this order go to another address");
    case Why::too_many_attempts:
        return busy(429, "Too many requests; try again later", std::max<std::int64_t>(1, refusal.available));
    case Why::refund_rejected:
    case Why::refund_by_hand: return complaint(402, "Refund rejected");
    case Why::refund_undecided: return undecided_refund(refusal.subject, refusal.requested);
    case Why::step_not_possible: return complaint(409, "Shipment rejected: " + refusal.subject);
    case Why::refund_too_large: return complaint(409, "At most " + decimal(refusal.available) + " can be given back");
    case Why::item_not_in_cart: return complaint(409, "The order has no product " + refusal.subject);
    case Why::not_enough_stock:
        return complaint(409, "Of product " + refusal.subject + " at most " + std::to_string(refusal.available) +
                                  " can come back");
    case Why::mixed_currencies: return complaint(409, "All items of an order must be in one currency");
    case Why::currency_not_supported: return complaint(409, unsupported(refusal.currency));
    case Why::amount_too_large: return complaint(400, "The total is too large");
    case Why::cart_is_empty: return complaint(400, "items must not be empty");
    case Why::key_reused: return complaint(422, "This Idempotency-Key was used for a different request");
    case Why::key_in_use: return busy(409, "A request with this Idempotency-Key is still running");
    case Why::overloaded: return busy(503, "Too many requests are waiting; try again");
    case Why::store_unavailable: return busy(503, "The store can't write now; nothing was changed");
    case Why::order_already_processed: return complaint(409, "The order is " + refusal.subject);
    case Why::not_authorized: return complaint(401, "A key of the scope billing is needed");
    case Why::not_allowed: return complaint(403, "Not allowed");
    // Refusals of operations that this API does not offer.
    case Why::product_not_found:
    case Why::category_not_found:
    case Why::cart_not_found:
    case Why::events_removed:
    case Why::webhook_not_found:
    case Why::address_not_allowed:
    case Why::account_not_found:
    case Why::shop_not_found:
    case Why::listing_not_found:
    case Why::customer_not_found:
    case Why::customer_of_another:
    case Why::resource_not_found: return complaint(404, "Not Found");
    case Why::quantity_too_small:
    case Why::cart_is_full:
    case Why::currency_in_use:
    case Why::unknown_payment_status:
    case Why::signature_wrong:
    case Why::foreign_origin:
    case Why::cart_not_active:
    case Why::payment_form_invalid:
    case Why::name_in_use:
    case Why::email_in_use:
    case Why::not_bought:
    case Why::already_rated:
    case Why::nothing_to_pay_out:
    case Why::provisioning_data_invalid:
    case Why::order_not_cancellable:
    case Why::subscription_not_active:
    case Why::subscription_changing:
    case Why::customer_inactive:
    case Why::plan_disabled:
    case Why::secrets_not_kept:
    case Why::grant_invalid:
    case Why::client_unknown:
    case Why::member_not_found:
    case Why::member_invalid:
    case Why::registration_invalid:
    case Why::captcha_wrong:
    case Why::identity_refused:
    case Why::identity_in_use:
    case Why::removal_refused: break;
    }
    return complaint(400, "Refused");
}

} // namespace cartwright::api::orderflow
