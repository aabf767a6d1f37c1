#include "api/core/complaint.hpp"

#include "base/json/json_writer.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api {

http::Reply complaint(int status, std::string_view detail) {
    JsonWriter json;
    json.object([&] { json.field("detail", detail); });
    return {.status = status, .body = json.take()};
}

http::Reply busy(int status, std::string_view detail) {
    http::Reply reply = complaint(status, detail);
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

http::Reply malformed(const std::vector<Flaw>& flaws) {
    JsonWriter json;
    json.object([&] {
        json.array("detail", flaws, [&](const Flaw& flaw) {
            json.object([&] {
                json.key("loc");
                json.array(flaw.field.empty() ? std::vector{flaw.place} : std::vector{flaw.place, flaw.field},
                           [&](const std::string& step) { json.text(step); });
                json.field("msg", flaw.message);
                json.field("type", flaw.type);
            });
        });
    });
    return {.status = 422, .body = json.take()};
}

http::Reply unexpected_refusal() { return complaint(400, "Refused"); }

http::Reply plain_refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::malformed: return malformed(refusal.flaws);
    case Why::not_authorized: return complaint(401, "Not authorized");
    case Why::not_allowed: return complaint(403, "Not allowed");
    case Why::key_reused: return complaint(422, "This Idempotency-Key was used for a different request");
    case Why::key_in_use: return busy(409, "A request with this Idempotency-Key is still running");
    case Why::overloaded: return busy(503, "Too many requests are waiting; try again");
    case Why::store_unavailable: return busy(503, "The store can't write now; nothing was changed");
    // Refusals that the APIs with this form of replies word themselves or can't meet.
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
    case Why::events_removed:
    case Why::webhook_not_found:
    case Why::address_not_allowed:
    case Why::foreign_origin:
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

} // namespace cartwright::api
