#pragma once

#include "domain/shopping/member_cart.hpp"
#include "operations/work.hpp"

/// The effects of a payment into a member's cart: the money is posted, items are sold or returned. The cart's owner
/// must be locked.
namespace cartwright::operations {

/// Stores a changed payment, and posts the movement of money; `before` is its former state.
void alter_payment(Work& work, const CartPayment& before, CartPayment& after);

/// The same for a new payment, and for one that is removed.
void enter_payment(Work& work, const CartPayment& payment);
void erase_payment(Work& work, const CartPayment& payment);

/// What happens to a covered item whose stock is gone. Before the money is taken the payment is refused. After it has
/// been taken the item is rejected, and the buyer has the credit.
enum class Shortage : std::uint8_t { refuses, rejects };

/// Decides the items of a cart anew, because of `payment`, which is one of its own (shopping §2.11). A refund accepts
/// nothing, and a pending payment changes nothing. Refused: member_invalid with a flaw on `cart`.
Result<void> decide_items(Work& work, FullCart& cart, const CartPayment& payment, Shortage shortage);

/// Accepts the free items of a cart when nothing is owed for it, by a payment of 0, which members cannot make. Refused:
/// member_invalid with a flaw on `cart`, when one is out of stock, or the cart has too many payments.
Result<void> accept_free_items(Work& work, FullCart& cart);

/// Reverses an accepted item: returns its stock and credits its cost to the buyer. `item` gets the new state; the
/// caller stores it afterwards.
void release_item(Work& work, CartItem& item, CartItem::State state);

/// Changes an accepted item, which stays accepted. Refused: member_invalid with a flaw on `cart`, when its stock or the
/// cart's credit does not suffice.
Result<void> exchange_item(Work& work, const FullCart& cart, const CartItem& before, const CartItem& after);

} // namespace cartwright::operations
