#pragma once

#include "domain/shopping/member_cart.hpp"
#include "operations/work.hpp"

/// What a payment into a member's cart does: the money is posted, items are sold or come back. The cart's owner is
/// locked.
namespace cartwright::operations {

/// Writes down a payment that has changed, and posts what that moves: `before` is what it was.
void alter_payment(Work& work, const CartPayment& before, CartPayment& after);

/// The same for a new one, and for one that is taken away.
void enter_payment(Work& work, const CartPayment& payment);
void erase_payment(Work& work, const CartPayment& payment);

/// What happens to an item that is covered when its stock is gone. Before the money is taken the payment is refused;
/// when it has been taken already, the item is rejected, and the buyer has the credit.
enum class Shortage : std::uint8_t { refuses, rejects };

/// Decides the items of a cart anew, because of `payment`, which is one of its own (shopping §2.11). A refund accepts
/// nothing, and a pending payment changes nothing. Refused: member_invalid with a flaw on `cart`.
Result<void> decide_items(Work& work, FullCart& cart, const CartPayment& payment, Shortage shortage);

/// Accepts the items of a cart that cost nothing, when nothing is owed for the cart: by a payment of 0, which members
/// can't make. Refused: member_invalid with a flaw on `cart`, when the stock of one is gone.
Result<void> accept_free_items(Work& work, FullCart& cart);

/// An item that was accepted is so no more: its pieces come back, and what it cost is the buyer's. `item` gets the
/// state; it is to be written down after that.
void release_item(Work& work, CartItem& item, CartItem::State state);

/// An item that was accepted stays so as it is now. Refused: member_invalid with a flaw on `cart`, when its stock or
/// the cart's credit does not suffice.
Result<void> exchange_item(Work& work, const FullCart& cart, const CartItem& before, const CartItem& after);

} // namespace cartwright::operations
