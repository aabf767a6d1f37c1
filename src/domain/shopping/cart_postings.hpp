#pragma once

#include "domain/ledger/ledger.hpp"
#include "domain/shopping/member_cart.hpp"

#include <vector>

/// What the payments and items of members' carts post to the ledger. An amount of 0 is not posted.
namespace cartwright {

/// Returns the posting of a new payment, if it is approved: "a payment of 120,000.00 is approved: cash +120,000.00,
/// buyer −120,000.00". A refund's amount is negative. A coupon is posted to "discount": it is no money.
std::vector<Posting> postings_of_new_payment(const CartPayment& payment);

/// Returns the reversal of a payment that is removed, if it is approved.
std::vector<Posting> postings_of_removed_payment(const CartPayment& payment);

/// Returns the reversal of a payment as it was and the posting of it as it is. There is none unless its approval, or
/// the amount or method of an approved payment, has changed.
std::vector<Posting> postings_of_changed_payment(const CartPayment& before, const CartPayment& after);

/// Returns the postings of decisions about items, which are not carried out yet: "an item is accepted: buyer
/// +120,000.00, sales −120,000.00". All items that become accepted are one posting, and all that are returned another.
/// `payment` is the cause of the decisions.
std::vector<Posting> postings_of_decisions(const FullCart& cart, const Acceptance& acceptance,
                                           const CartPayment& payment);

/// Returns the posting of one item that is accepted without a new payment. The item must be in a cart.
std::vector<Posting> postings_of_accepted_item(const CartItem& item);

/// Returns the posting of one item that is returned. The item must be in a cart.
std::vector<Posting> postings_of_returned_item(const CartItem& item);

} // namespace cartwright
