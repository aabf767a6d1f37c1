#pragma once

#include "domain/shopping/member_cart.hpp"
#include "store/engine/transaction.hpp"

/// What members pick and pay for, as stored. Who changes anything of a member's holds the member's lock.
namespace cartwright::store::member_carts {

/// Keeps others from changing this member's items, carts and payments until the end of the transaction. Of two members
/// the one with the smaller number first; then coupons, then listings.
void lock_buyer(Transaction& transaction, AccountId owner);

/// The owner's id as clients spell it.
std::string format_owner(Transaction& transaction, AccountId owner);

void add(Transaction& transaction, const MemberCart& cart);
void change(Transaction& transaction, const MemberCart& cart);
void remove(Transaction& transaction, MemberCartId cart);
std::optional<MemberCart> find(Transaction& transaction, MemberCartId cart);
std::vector<MemberCart> of_owner(Transaction& transaction, AccountId owner);
std::size_t count(Transaction& transaction, AccountId owner);

/// With all that is in it.
std::optional<FullCart> find_full(Transaction& transaction, MemberCartId cart);

/// It is found by the words of its name, its price and its owner's id as clients spell it.
void add(Transaction& transaction, const CartItem& item, std::string_view format_owner);
void change(Transaction& transaction, const CartItem& item);

/// The same when it has another name or price now.
void change_words(Transaction& transaction, const CartItem& item, std::string_view format_owner);

/// Items with words that begin with each of these; of one owner, or of all.
std::vector<CartItem> with_words(Transaction& transaction, std::optional<AccountId> owner,
                                 const std::vector<std::string>& beginnings, std::int64_t limit);
void decide(Transaction& transaction, const CartItem& item); // its state and payment only
void remove(Transaction& transaction, CartItemId item);
std::optional<CartItem> find(Transaction& transaction, CartItemId item);
std::vector<CartItem> items_of(Transaction& transaction, MemberCartId cart);
std::vector<CartItem> wishes_of(Transaction& transaction, AccountId owner);
std::size_t count_wishes(Transaction& transaction, AccountId owner);

/// Keeps others from changing the stock behind the items of a cart; then how many can be sold of each.
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
