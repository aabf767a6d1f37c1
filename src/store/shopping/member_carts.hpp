#pragma once

#include "domain/shopping/member_cart.hpp"
#include "store/engine/transaction.hpp"

/// Carts, items and payments of members, as stored. A caller that changes any of a member's data must hold the member's
/// lock.
namespace cartwright::store::member_carts {

/// Locks the member's items, carts and payments until the end of the transaction. Of two members, lock the one with the
/// smaller number first; then coupons, then listings.
void lock_buyer(Transaction& transaction, AccountId owner);

/// Returns the owner's id as clients write it.
std::string format_owner(Transaction& transaction, AccountId owner);

void add(Transaction& transaction, const MemberCart& cart);
void change(Transaction& transaction, const MemberCart& cart);
void remove(Transaction& transaction, MemberCartId cart);
std::optional<MemberCart> find(Transaction& transaction, MemberCartId cart);
std::vector<MemberCart> of_owner(Transaction& transaction, AccountId owner);
std::size_t count(Transaction& transaction, AccountId owner);

/// Finds a cart with its items and payments.
std::optional<FullCart> find_full(Transaction& transaction, MemberCartId cart);

/// Adds an item. Searches find it by the words of its name, its price and its owner's id as clients write it.
void add(Transaction& transaction, const CartItem& item, std::string_view format_owner);
void change(Transaction& transaction, const CartItem& item);

/// Replaces the search words of an item whose name or price has changed.
void change_words(Transaction& transaction, const CartItem& item, std::string_view format_owner);

/// Returns items with words that begin with each of `beginnings`; of one owner, or of all.
std::vector<CartItem> with_words(Transaction& transaction, std::optional<AccountId> owner,
                                 const std::vector<std::string>& beginnings, std::int64_t limit);
void decide(Transaction& transaction, const CartItem& item); // its state and payment only
void remove(Transaction& transaction, CartItemId item);
std::optional<CartItem> find(Transaction& transaction, CartItemId item);
std::vector<CartItem> items_of(Transaction& transaction, MemberCartId cart);
std::vector<CartItem> wishes_of(Transaction& transaction, AccountId owner);
std::size_t count_wishes(Transaction& transaction, AccountId owner);

/// `lock_listings` keeps others from changing the stock behind the items of a cart. `free_of` then returns how many can
/// be sold of each.
void lock_listings(Transaction& transaction, MemberCartId cart);
FreeStocks free_of(Transaction& transaction, MemberCartId cart);
std::int64_t free_of(Transaction& transaction, ListingId listing);
bool is_offered(Transaction& transaction, ListingId listing);

void add(Transaction& transaction, const CartPayment& payment);
void change(Transaction& transaction, const CartPayment& payment);
void remove(Transaction& transaction, CartPaymentId payment);
std::optional<CartPayment> find(Transaction& transaction, CartPaymentId payment);
std::vector<CartPayment> payments_of(Transaction& transaction, MemberCartId cart);
std::vector<CartPayment> payments_of(Transaction& transaction, AccountId owner);

} // namespace cartwright::store::member_carts
