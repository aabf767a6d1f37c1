#pragma once

#include "base/result.hpp"

namespace cartwright {

/// All reasons for which the shop refuses a request. Each API words them in a switch without `default`, in its
/// refusals.cpp: a new reason does not build until each of them either words it or lists it as one that it can't meet.
enum class Why : std::uint8_t {
    malformed,               // the input is not well-formed; `flaws` names the errors
    product_not_found,       //
    category_not_found,      //
    cart_not_found,          // it never existed, has expired or has been paid
    order_not_found,         //
    item_not_in_cart,        //
    quantity_too_small,      // less than one
    not_enough_stock,        // `subject` is the product's name; `requested` and `available` are the quantities
    no_longer_available,     // a product in the cart is no longer offered; `subject` is its name
    cart_is_empty,           //
    cart_is_full,            // `available` is the maximum number of different products in a cart
    mixed_currencies,        // a payment has one currency: `subject` has no price in `currency`, the cart's currency
    currency_not_supported,  // `currency` does not have two decimals
    currency_in_use,         // the shop's currency can't be changed: prices exist in `currency`
    amount_too_large,        // the total exceeds what a payment can carry
    order_already_processed, // `subject` is the order's status
    unknown_payment_status,  // neither success nor failed
    signature_wrong,         // the caller of a signed callback is not authenticated
    key_reused,              // the Idempotency-Key was used for a different request
    key_in_use,              // the first request with this Idempotency-Key is still running
    events_removed,          // events this old have been removed; `available` is the oldest one left
    webhook_not_found,       //
    address_not_allowed,     // the webhook's address is not publicly reachable
    not_authorized,          // no key or token, or one that is wrong, expired or revoked
    not_allowed,             // the key is valid, but does not permit this request
    foreign_origin,          // the origin of the calling page is not allowed
    // Of the marketplace.
    account_not_found,    //
    shop_not_found,       //
    listing_not_found,    //
    cart_not_active,      // it has been ordered or abandoned
    payment_form_invalid, // the card data is invalid
    name_in_use,          // `subject` is the name
    email_in_use,         // `subject` is the address
    step_not_possible,    // the order can't change to this step; `subject` is its current step
    not_bought,           // only a buyer of the listing may rate it
    already_rated,        //
    nothing_to_pay_out,   //
    refund_too_large,     // `available` is what is left of the order, in minor units
    refund_rejected,      // by the provider that took the payment; `subject` is its reason
    refund_by_hand,       // no provider can be asked to refund it; `subject` is the reason
    refund_undecided,     // the provider has not answered; `subject` is the refund's number, `requested` the order's
    // Of the reseller API.
    customer_not_found,        // `subject` is its name: accounts/10001/customers/99999
    customer_of_another,       // it belongs to another reseller
    resource_not_found,        // `subject` is its name
    provisioning_data_invalid, // `flaws` names the errors; `type` is the code
    order_not_cancellable,     //
    subscription_not_active,   // `subject` is its state
    subscription_changing,     // another order is about to change it
    customer_inactive,         //
    plan_disabled,             // by the reseller itself; `subject` is the SKU
    secrets_not_kept,          // no key to seal, open or sign, or another one; `subject` is the attribute, if any
    grant_invalid,             // a refresh token that is wrong, used or expired
    // Of the order pipeline.
    invoice_not_found,  //
    inventory_rejected, // the price is not the catalogue's, or the stock is short; `subject` is the product
    out_of_turn,        // not possible at the order's current step, which is `subject`
    amounts_differ,     // they differ from those of the order or the invoice
    payment_rejected,   // the gateway declined, or it has no card on file
    payment_undecided,  // the gateway has not answered; the charge is retried
    recipient_differs,  // all mails about an order go to the address of the first one
    // Of shopping.
    client_unknown,       // no client has this API key and app id
    member_not_found,     // also: it belongs to another member, or only an admin may do this
    member_invalid,       // `flaws` names the fields
    registration_invalid, // likewise, where the door has its own reply
    too_many_attempts,    // of one address, one recipient or all callers; `available` is the seconds to wait
    captcha_wrong,        // or the captcha service can't be reached
    identity_refused,     // Google or Facebook does not confirm it; `subject` is the reason
    identity_in_use,      // another account has this address
    removal_refused,      // it can't be removed; `subject` is the reason
    // Of all APIs.
    overloaded,        // a queue is full; the client may retry
    store_unavailable, // a failure of the disk or the database; nothing was changed
};

/// Returns a flaw in a field of a request body: {"email", "is already taken"}.
inline Flaw field_flaw(std::string_view field, std::string_view message) {
    return {.place = "body", .field = std::string(field), .message = std::string(message), .type = "value_error"};
}

/// Refuses with `amounts_differ`; `subject` is the name of what differs.
inline tl::unexpected<Refusal> differs(std::string_view what) {
    return refuse({.why = Why::amounts_differ, .subject = std::string(what)});
}

/// Refuses with `member_invalid` and the flaws.
inline tl::unexpected<Refusal> invalid(std::vector<Flaw> flaws) {
    return refuse({.why = Why::member_invalid, .flaws = std::move(flaws)});
}
inline tl::unexpected<Refusal> invalid(std::string_view field, std::string_view message) {
    return invalid({field_flaw(field, message)});
}

} // namespace cartwright
