#pragma once

#include "base/result.hpp"

namespace cartwright {

/// Every way this shop can say no. A new reason does not build until every door's refusals.cpp has words for it.
enum class Why : std::uint8_t {
    malformed,               // the input breaks a rule of form; `flaws` says which
    product_not_found,       //
    category_not_found,      //
    cart_not_found,          // it never was, it has expired, or it has been paid
    order_not_found,         //
    item_not_in_cart,        //
    quantity_too_small,      // less than one
    not_enough_stock,        // `subject` is the product's name; `requested` and `available` say by how much
    cart_is_empty,           //
    cart_is_full,            // `available` is how many different products a cart may hold
    mixed_currencies,        // one payment can't be in two currencies
    amount_too_large,        // a total that no payment can carry
    order_already_processed, // `subject` is the order's status
    unknown_payment_status,  // neither success nor failed
    signature_wrong,         // the caller of a signed callback did not prove who it is
    key_reused,              // this Idempotency-Key was used for a different request
    key_in_use,              // the first request with this Idempotency-Key is still running
    events_removed,          // so old ones are kept no more; `available` is the first that is
    webhook_not_found,       //
    address_not_allowed,     // a webhook to a place that nobody outside can reach
    not_authorized,          // no token, or a wrong one
    overloaded,              // a queue is full; try again
    store_unavailable,       // the disk or the database says no; nothing was changed
};

} // namespace cartwright
