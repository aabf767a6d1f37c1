#include "api/shopping/refusals.hpp"

#include "base/json/json_writer.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <map>

namespace cartwright::api::shopping {

namespace {

http::Reply busy(int status, std::string_view detail, std::int64_t seconds = 1) {
    http::Reply reply = complaint(status, detail);
    reply.headers.emplace_back("Retry-After", std::to_string(seconds));
    return reply;
}

/// shopping §0: `422` `{"errors":{"<field>":["msg",...],...}}`
http::Reply flawed_fields(const std::vector<Flaw>& flaws) {
    std::map<std::string, std::vector<std::string>> fields;
    for (const Flaw& flaw : flaws) fields[flaw.field].push_back(flaw.message);
    JsonWriter json;
    json.object([&] {
        json.object("errors", [&] {
            for (const auto& [field, messages] : fields) {
                json.any_key(field);
                json.array(messages, [&](const std::string& message) { json.text(message); });
            }
        });
    });
    return {.status = 422, .body = json.take()};
}

/// shopping 14.5: "{"failure_message": null}".
http::Reply identity_refusal(const std::string& why) {
    JsonWriter json;
    json.object([&] {
        if (why.empty())
            json.null("failure_message");
        else
            json.field("failure_message", why);
    });
    return {.status = 500, .body = json.take()};
}

http::Reply malformed(const std::vector<Flaw>& flaws) {
    if (!flaws.empty() && flaws.front().type == "json_invalid") return complaint(400, flaws.front().message);
    return complaint(422, flaws.empty() ? std::string("malformed") : sentence(flaws.front()));
}

} // namespace

http::Reply complaint(int status, std::string_view detail) {
    JsonWriter json;
    json.object([&] { json.field("errors", detail); });
    return {.status = status, .body = json.take()};
}

std::string sentence(const Flaw& flaw) {
    std::string text = flaw.field;
    std::ranges::replace(text, '_', ' ');
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text + ' ' + flaw.message;
}

http::Reply nothing(int status, const std::vector<Flaw>& flaws) {
    JsonWriter json;
    json.object([&] {
        json.field("nothing", true);
        if (!flaws.empty()) json.array("errors", flaws, [&](const Flaw& flaw) { json.text(sentence(flaw)); });
    });
    return {.status = status, .body = json.take()};
}

http::Reply not_let_in() {
    JsonWriter json;
    json.object([&] {
        json.field("success", false);
        json.array("errors", std::vector<std::string>{"u shall not pass LOL"},
                   [&](const std::string& error) { json.text(error); });
    });
    return {.status = 401, .body = json.take()};
}

http::Reply refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::not_authorized: return not_let_in();
    case Why::client_unknown: return {.status = 401};
    case Why::member_not_found:
    case Why::not_allowed: return complaint(422, "Not Found");
    case Why::resource_not_found: return complaint(404, "Not Found");
    case Why::member_invalid: return flawed_fields(refusal.flaws);
    case Why::registration_invalid: return nothing(200, refusal.flaws);
    case Why::removal_refused: return complaint(422, refusal.subject);
    case Why::captcha_wrong: return complaint(422, "recaptcha validation error");
    case Why::identity_refused: return identity_refusal(refusal.subject);
    // shopping 14: "500 `{"errors":"..."}` when the email belongs to another account".
    case Why::identity_in_use: return complaint(500, "the email address is in use by another account");
    case Why::secrets_not_kept: return complaint(422, "There is no such upload");
    case Why::too_many_attempts:
        return busy(429, "too many attempts, please try again later", std::max<std::int64_t>(1, refusal.available));
    case Why::malformed: return malformed(refusal.flaws);
    case Why::key_reused: return complaint(422, "This Idempotency-Key was used for a different request");
    case Why::key_in_use: return busy(409, "A request with this Idempotency-Key is still running");
    case Why::overloaded: return busy(503, "Too many requests are waiting; try again");
    case Why::store_unavailable: return busy(503, "The store can't write now; nothing was changed");
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
    case Why::provisioning_data_invalid:
    case Why::order_not_cancellable:
    case Why::subscription_not_active:
    case Why::subscription_changing:
    case Why::customer_inactive:
    case Why::plan_disabled:
    case Why::grant_invalid:
    case Why::invoice_not_found:
    case Why::inventory_rejected:
    case Why::out_of_turn:
    case Why::amounts_differ:
    case Why::payment_rejected:
    case Why::payment_undecided:
    case Why::recipient_differs: break;
    }
    return complaint(422, "Refused");
}

} // namespace cartwright::api::shopping
