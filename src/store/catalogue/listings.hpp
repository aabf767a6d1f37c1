#pragma once

#include "domain/catalogue/product.hpp"
#include "store/engine/transaction.hpp"

#include <vector>

/// Listings and their stock, as stored. Every change of the number on hand adds a stock entry.
namespace cartwright::store::listings {

/// Returns the stock behind each line of an order, in the order of the lines. It is endless for lines that are not in
/// the catalogue.
std::vector<Stock> stocks_of_order(Transaction& transaction, OrderId order);

/// Locks listings until the end of the transaction, so that no other transaction changes their stock. `lock_of_cart`
/// and `lock_of_order` lock all listings that a checkout of the cart, or the payment of the order, may change.
void lock_of_cart(Transaction& transaction, CartId cart);
void lock_of_order(Transaction& transaction, OrderId order);
void lock(Transaction& transaction, ListingId listing);

/// Adds the listing without stock, or changes its price.
void put(Transaction& transaction, const Listing& listing);

/// Makes the listing's stock endless: it is no longer counted.
void make_endless(Transaction& transaction, ListingId listing);

/// Takes the listing off sale.
void retire(Transaction& transaction, ListingId listing);

/// Stores, for searches, which of the listings that this transaction has changed can be bought.
void note_offers(Transaction& transaction);

/// Holds more pieces (or fewer, when negative) for an order that waits for its payment.
void hold(Transaction& transaction, ListingId listing, std::int64_t quantity);

/// Removes sold pieces from the stock. `freed` pieces (possibly more than are sold) are no longer held.
void sell(Transaction& transaction, ListingId listing, std::int64_t quantity, std::int64_t freed, OrderId order);

/// Returns sold pieces to the stock.
void take_back(Transaction& transaction, ListingId listing, std::int64_t quantity, OrderId order);

/// The same for an item of a member's cart: the payment is for the cart itself, not for an order.
void sell(Transaction& transaction, ListingId listing, std::int64_t quantity, CartItemId item);
void take_back(Transaction& transaction, ListingId listing, std::int64_t quantity, CartItemId item);

/// Adds pieces that have arrived ("received"), or corrects the count ("corrected", either sign).
void receive(Transaction& transaction, ListingId listing, std::int64_t quantity, std::string_view kind);

} // namespace cartwright::store::listings
