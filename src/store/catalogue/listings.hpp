#pragma once

#include "domain/catalogue/product.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Offers and their stock, as stored. Every change of what is on hand leaves an entry.
namespace cartwright::store::listings {

/// The stock behind each line of an order, in their order; endless for what the catalogue does not know.
std::vector<Stock> stocks_of_order(Transaction& transaction, OrderId order);

/// Keeps others from changing the stock of these listings until the end of the transaction: of all that a checkout of
/// the cart, or the payment of the order, may touch.
void lock_of_cart(Transaction& transaction, CartId cart);
void lock_of_order(Transaction& transaction, OrderId order);
void lock(Transaction& transaction, ListingId listing);

/// Adds the listing with no stock, or changes its price.
void put(Transaction& transaction, const Listing& listing);

/// From now on nobody counts its stock.
void make_endless(Transaction& transaction, ListingId listing);

/// It is offered no more.
void retire(Transaction& transaction, ListingId listing);

/// Writes down, for searches, which of those that this transaction has touched can be bought.
void note_offers(Transaction& transaction);

/// Holds more pieces (or fewer, when negative) for an order that waits for its payment.
void hold(Transaction& transaction, ListingId listing, std::int64_t quantity);

/// Pieces leave for good; `freed` of them (or more) had been held.
void sell(Transaction& transaction, ListingId listing, std::int64_t quantity, std::int64_t freed, OrderId order);

/// Sold pieces come back.
void take_back(Transaction& transaction, ListingId listing, std::int64_t quantity, OrderId order);

/// The same for an item of a member's cart: the cart itself is what is paid.
void sell(Transaction& transaction, ListingId listing, std::int64_t quantity, CartItemId item);
void take_back(Transaction& transaction, ListingId listing, std::int64_t quantity, CartItemId item);

/// Pieces come in ("received"), or the count was wrong ("corrected", either sign).
void receive(Transaction& transaction, ListingId listing, std::int64_t quantity, std::string_view kind);

} // namespace cartwright::store::listings
