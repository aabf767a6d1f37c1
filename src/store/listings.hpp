#pragma once

#include "domain/order.hpp"
#include "store/transaction.hpp"

#include <optional>

/// Offers and their stock, as stored. Every change of what is on hand leaves an entry.
namespace cartwright::store::listings {

/// What a door needs of an offer to put it in a cart.
struct Offered {
    ListingId listing;
    std::string name;
    Stock stock;
};

std::optional<Offered> of_product(Transaction& transaction, ProductId product, SellerId seller);

Stock stock(Transaction& transaction, ListingId listing);

/// Adds the listing with no stock, or changes its price.
void put(Transaction& transaction, const Listing& listing);

/// Holds more pieces (or fewer, when negative) for an order that waits for its payment.
void hold(Transaction& transaction, ListingId listing, std::int64_t quantity);

/// Pieces leave for good; `freed` of them (or more) had been held.
void sell(Transaction& transaction, ListingId listing, std::int64_t quantity, std::int64_t freed, OrderId order);

/// Pieces come in ("received"), or the count was wrong ("corrected", either sign).
void receive(Transaction& transaction, ListingId listing, std::int64_t quantity, std::string_view kind);

} // namespace cartwright::store::listings
