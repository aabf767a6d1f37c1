#pragma once

#include "base/result.hpp"

namespace cartwright {

/// Every way this shop can say no. Each door has words for those that it can come to, in its refusals.cpp.
enum class Why : std::uint8_t {
    malformed,               // the input breaks a rule of form; `flaws` says which
    product_not_found,       //
    category_not_found,      //
    cart_not_found,          // it never was, it has expired, or it has been paid
    order_not_found,         //
    item_not_in_cart,        //
    quantity_too_small,      // less than one
    not_enough_stock,        // `subject` is the product's name; `requested` and `available` say by how much
    no_longer_available,     // something in the cart is not offered any more; `subject` is its name
    cart_is_empty,           //
    cart_is_full,            // `available` is how many different products a cart may hold
    mixed_currencies,        // one payment can't be in two: `subject` has no price in `currency`, which is the cart's
    currency_not_supported,  // `currency` has not two decimals, as all amounts have
    currency_in_use,         // the shop's currency can't become another: prices are in `currency`
    amount_too_large,        // a total that no payment can carry
    order_already_processed, // `subject` is the order's status
    unknown_payment_status,  // neither success nor failed
    signature_wrong,         // the caller of a signed callback did not prove who it is
    key_reused,              // this Idempotency-Key was used for a different request
    key_in_use,              // the first request with this Idempotency-Key is still running
    events_removed,          // so old ones are kept no more; `available` is the first that is
    webhook_not_found,       //
    address_not_allowed,     // a webhook to a place that nobody outside can reach
    not_authorized,          // no key or token, or one that is wrong, expired or revoked
    not_allowed,             // the key is good, but not for this
    foreign_origin,          // the page that asks is of an origin that may not
    // Of the marketplace.
    account_not_found,    //
    shop_not_found,       //
    listing_not_found,    //
    cart_not_active,      // it has been ordered or given up
    payment_form_invalid, // card data that can't be
    name_in_use,          // `subject` is the name
    email_in_use,         // `subject` is the address
    step_not_possible,    // an order can't go there from where it is; `subject` is where it is
    not_bought,           // only who bought it may rate it
    already_rated,        //
    nothing_to_pay_out,   //
    refund_too_large,     // `available` is what is left of the order, in minor units
    refund_rejected,      // by whoever took the money; `subject` is its reason
    refund_by_hand,       // nobody can be asked for it; `subject` says why
    refund_undecided,     // no answer yet; `subject` is the refund's number, `requested` its order's
    // Of the reseller's.
    customer_not_found,        // `subject` is its name: accounts/10001/customers/99999
    customer_of_another,       // it belongs to another reseller
    resource_not_found,        // `subject` is its name
    provisioning_data_invalid, // `flaws` says which: type is the code
    order_not_cancellable,     //
    subscription_not_active,   // `subject` is its state
    subscription_changing,     // another order is about to change it
    customer_inactive,         //
    plan_disabled,             // by the reseller itself; `subject` is the SKU
    secrets_not_kept,          // there is no key to seal them with; `subject` is the attribute
    grant_invalid,             // a refresh token that is wrong, used or expired
    // Of the order pipeline.
    invoice_not_found,  //
    inventory_rejected, // the price is not the catalogue's, or the stock is short; `subject` is the product
    out_of_turn,        // the order's step does not allow it now; `subject` is the step
    amounts_differ,     // from those of the order or the invoice
    payment_rejected,   // the gateway says no, or there is no card on file
    payment_undecided,  // the gateway has not answered; it is asked again
    recipient_differs,  // mails about an order go to the address of the first one
    // Of shopping.
    client_unknown,       // no API key and app id of a client
    member_not_found,     // or it is somebody else's, or only an admin may do that
    member_invalid,       // `flaws` says which field
    registration_invalid, // likewise, where the door answers it in its own way
    too_many_attempts,    // from one address, to one recipient or in all; `available` is the seconds to wait
    captcha_wrong,        // or its judge can't be asked
    identity_refused,     // Google or Facebook does not vouch for it; `subject` is why
    identity_in_use,      // the address is that of another account
    removal_refused,      // it has to stay; `subject` says why
    // Of all.
    overloaded,        // a queue is full; try again
    store_unavailable, // the disk or the database says no; nothing was changed
};

/// A flaw in a field of a body, in the field's words: {"email", "is already taken"}.
inline Flaw field_flaw(std::string_view field, std::string_view message) {
    return {.place = "body", .field = std::string(field), .message = std::string(message), .type = "value_error"};
}

/// `amounts_differ`, with what differs.
inline tl::unexpected<Refusal> differs(std::string_view what) {
    return refuse({.why = Why::amounts_differ, .subject = std::string(what)});
}

/// `member_invalid`, with what is wrong.
inline tl::unexpected<Refusal> invalid(std::vector<Flaw> flaws) {
    return refuse({.why = Why::member_invalid, .flaws = std::move(flaws)});
}
inline tl::unexpected<Refusal> invalid(std::string_view field, std::string_view message) {
    return invalid({field_flaw(field, message)});
}

} // namespace cartwright
