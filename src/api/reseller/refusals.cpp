#include "api/reseller/refusals.hpp"

#include "base/currencies.hpp"
#include "base/json/json_writer.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::reseller {

namespace {

constexpr std::string_view request_info = "type.googleapis.com/google.rpc.RequestInfo";
constexpr std::string_view error_body = "type.googleapis.com/v3orberrors.ErrorBody";
constexpr std::string_view bad_provisioning_data = "BAD_REQUEST: Invalid provisioning data";
constexpr std::int64_t invalid_argument_code = 3; // of google.rpc

/// The server inserts the id of the request.
void write_request_id(JsonWriter& json) {
    json.key("requestId");
    json.raw(std::string{'"', http::request_id_mark, '"'});
}

http::Reply envelope(int status, std::string_view error, std::string_view message) {
    JsonWriter json;
    json.object([&] {
        json.field("error", error);
        json.field("message", message);
        json.field("code", std::int64_t{status});
        json.key("details");
        json.items([&] {
            json.object([&] {
                json.field("@type", request_info);
                write_request_id(json);
            });
        });
    });
    return {.status = status, .body = json.take()};
}

/// reseller A1-10: "Refuse 400 in the provisioning envelope".
http::Reply bad_provisioning(const std::vector<Flaw>& flaws) {
    JsonWriter json;
    json.object([&] {
        json.field("error", bad_provisioning_data);
        json.field("message", bad_provisioning_data);
        json.field("code", invalid_argument_code);
        json.key("details");
        json.items([&] {
            json.object([&] {
                json.field("@type", error_body);
                write_request_id(json);
                json.array("errors", flaws, [&](const Flaw& flaw) {
                    json.object([&] {
                        json.field("code", flaw.type);
                        json.field("detail", flaw.message);
                    });
                });
            });
        });
    });
    return {.status = 400, .body = json.take()};
}

http::Reply unauthenticated() {
    http::Reply reply = envelope(401, "UNAUTHENTICATED", "the access token is missing, expired or wrong");
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

http::Reply unavailable(int status, std::string_view error, std::string_view message) {
    http::Reply reply = envelope(status, error, message);
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

http::Reply tokens_unavailable() {
    http::Reply reply = token_error(503, "temporarily_unavailable");
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

http::Reply invalid(std::string_view message) { return envelope(400, "INVALID_ARGUMENT", message); }
http::Reply denied(std::string_view message) { return envelope(403, "PERMISSION_DENIED", message); }
http::Reply missing(std::string_view message) { return envelope(404, "NOT_FOUND", message); }
http::Reply unmet(int status, std::string_view message) { return envelope(status, "FAILED_PRECONDITION", message); }

std::string in_words(const std::vector<Flaw>& flaws) {
    std::string words;
    for (const Flaw& flaw : flaws)
        words += (words.empty() ? "" : "; ") + (flaw.field.empty() ? std::string(flaw.place) : flaw.field) + ": " +
                 flaw.message;
    return words;
}

std::string_view error_of(int status) {
    switch (status) {
    case 401: return "UNAUTHENTICATED";
    case 403: return "PERMISSION_DENIED";
    case 404: return "NOT_FOUND";
    case 405: return "METHOD_NOT_ALLOWED";
    case 408: return "DEADLINE_EXCEEDED";
    case 409:
    case 412: return "FAILED_PRECONDITION";
    case 413: return "REQUEST_TOO_LARGE";
    case 500: return "INTERNAL_ERROR";
    case 503: return "UNAVAILABLE";
    default: return "INVALID_REQUEST";
    }
}

} // namespace

http::Reply refusal(const Refusal& refusal) {
    const std::string& subject = refusal.subject;
    switch (refusal.why) {
    case Why::malformed: return invalid(in_words(refusal.flaws));
    case Why::not_authorized: return unauthenticated();
    case Why::not_allowed: return denied("this access token is not for that account");
    case Why::customer_of_another: return denied("the customer belongs to another account");
    case Why::customer_not_found:
    case Why::resource_not_found: return missing("resource '" + subject + "' not found");
    case Why::cart_not_active: return unmet(409, "the cart is checked out");
    case Why::cart_is_empty: return invalid("the cart is empty");
    case Why::cart_is_full: return invalid("there may be no more than " + std::to_string(refusal.available) + " items");
    case Why::provisioning_data_invalid: return bad_provisioning(refusal.flaws);
    case Why::mixed_currencies: return invalid("'" + subject + "' has no price in " + refusal.currency);
    case Why::currency_not_supported: return invalid(unsupported(refusal.currency));
    case Why::amount_too_large: return invalid("the total is too large");
    case Why::email_in_use: return unmet(412, "a customer has the e-mail '" + subject + "' already");
    case Why::customer_inactive: return unmet(409, "the customer is inactive");
    case Why::no_longer_available: return unmet(409, "'" + subject + "' is no longer available");
    case Why::plan_disabled: return unmet(409, "the product '" + subject + "' is disabled for this account");
    case Why::secrets_not_kept:
        return unmet(409, "the attribute '" + subject + "' is secret, and this server has no key to seal it with");
    case Why::order_not_cancellable: return unmet(409, "the order can't be canceled any more");
    case Why::subscription_not_active: return unmet(409, "the subscription is " + subject);
    case Why::subscription_changing: return unmet(409, "another order is about to change the subscription");
    case Why::key_reused: return envelope(422, "INVALID_ARGUMENT", "this Idempotency-Key was used for another request");
    case Why::key_in_use: return unavailable(409, "ABORTED", "a request with this Idempotency-Key is still running");
    case Why::overloaded: return unavailable(503, "UNAVAILABLE", "too many requests are waiting; try again");
    case Why::store_unavailable: return unavailable(503, "UNAVAILABLE", "the store can't write now; try again");
    // Refusals of operations that this API does not offer.
    case Why::product_not_found:
    case Why::category_not_found:
    case Why::cart_not_found:
    case Why::order_not_found:
    case Why::item_not_in_cart:
    case Why::events_removed:
    case Why::webhook_not_found:
    case Why::account_not_found:
    case Why::shop_not_found:
    case Why::listing_not_found:
    case Why::invoice_not_found: return missing("not found");
    case Why::quantity_too_small:
    case Why::not_enough_stock:
    case Why::currency_in_use:
    case Why::order_already_processed:
    case Why::unknown_payment_status:
    case Why::signature_wrong:
    case Why::address_not_allowed:
    case Why::foreign_origin:
    case Why::payment_form_invalid:
    case Why::name_in_use:
    case Why::step_not_possible:
    case Why::not_bought:
    case Why::already_rated:
    case Why::nothing_to_pay_out:
    case Why::refund_too_large:
    case Why::refund_rejected:
    case Why::refund_by_hand:
    case Why::refund_undecided:
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
    return invalid("refused");
}

http::Reply complaint(int status, std::string_view detail) { return envelope(status, error_of(status), detail); }

http::Reply token_error(int status, std::string_view error) {
    JsonWriter json;
    json.object([&] { json.field("error", error); });
    return {.status = status, .body = json.take(), .headers = {{"Cache-Control", "no-store"}}};
}

http::Reply token_refusal(const Refusal& refusal) {
    switch (refusal.why) {
    case Why::grant_invalid: return token_error(400, "invalid_grant");
    case Why::overloaded:
    case Why::store_unavailable: return tokens_unavailable();
    // Refusals of operations that the routes of tokens do not offer.
    case Why::malformed:
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
    case Why::key_reused:
    case Why::key_in_use:
    case Why::events_removed:
    case Why::webhook_not_found:
    case Why::address_not_allowed:
    case Why::not_authorized:
    case Why::not_allowed:
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
    return token_error(400, "invalid_grant");
}

http::Reply token_complaint(int status, std::string_view) {
    return token_error(status, status == 500 ? "server_error" : "invalid_request");
}

} // namespace cartwright::api::reseller
