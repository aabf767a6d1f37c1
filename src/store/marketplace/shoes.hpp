#pragma once

#include "domain/marketplace/shoe.hpp"
#include "store/engine/transaction.hpp"

#include <utility>
#include <vector>

/// Shoes that shops offer, as stored.
namespace cartwright::store::shoes {

/// Adds the shoe of a listing, with nothing in stock yet, or changes it; in lower case. The catalogue is locked when
/// its model may be new.
void put(Transaction& transaction, const ShoeListing& shoe);

std::optional<ShoeListing> numbered(Transaction& transaction, std::int64_t number);
std::optional<ShoeListing> with_sku(Transaction& transaction, SellerId seller, std::string_view sku);

/// Behind each line of a cart, in its order.
std::vector<ShoeListing> of_cart(Transaction& transaction, CartId cart);

/// Of one shop, also what is sold out or retired, in the order of their numbers from the one after `after`.
std::vector<ShoeListing> of_seller(Transaction& transaction, SellerId seller, std::int64_t after, std::int64_t limit);

/// The listings of an order, with the numbers that the marketplace spells them by.
std::vector<std::pair<ListingId, std::int64_t>> numbers_of_order(Transaction& transaction, OrderId order);

/// What can be bought, in the order wished for.
std::vector<ShoeListing> find(Transaction& transaction, const ShoeWish& wish);

void begin_flash_sale(Transaction& transaction, ListingId listing, const FlashSale& sale);
void end_flash_sale(Transaction& transaction, ListingId listing);

/// An order takes some of what is left; the last ones end the sale.
void use_flash_sale(Transaction& transaction, FlashSaleId sale, OrderId order, std::int64_t quantity);

} // namespace cartwright::store::shoes
