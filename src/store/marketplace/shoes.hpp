#pragma once

#include "domain/marketplace/shoe.hpp"
#include "store/engine/transaction.hpp"

#include <utility>
#include <vector>

/// Shoes that shops offer, as stored.
namespace cartwright::store::shoes {

/// Adds the shoe of a listing, with nothing in stock yet, or changes it. Texts are stored in lower case. The catalogue
/// must be locked when the model may be new.
void put(Transaction& transaction, const ShoeListing& shoe);

std::optional<ShoeListing> numbered(Transaction& transaction, std::int64_t number);
std::optional<ShoeListing> with_sku(Transaction& transaction, SellerId seller, std::string_view sku);

/// Returns the shoe behind each line of a cart, in the order of the lines.
std::vector<ShoeListing> of_cart(Transaction& transaction, CartId cart);

/// Returns the shoes of one shop with numbers above `after`, in the order of their numbers, including those sold out or
/// retired.
std::vector<ShoeListing> of_seller(Transaction& transaction, SellerId seller, std::int64_t after, std::int64_t limit);

/// Returns the listings of an order, with their numbers at the marketplace.
std::vector<std::pair<ListingId, std::int64_t>> numbers_of_order(Transaction& transaction, OrderId order);

/// Returns the shoes that can be bought, in the order that the wish asks for.
std::vector<ShoeListing> find(Transaction& transaction, const ShoeWish& wish);

void begin_flash_sale(Transaction& transaction, ListingId listing, const FlashSale& sale);
void end_flash_sale(Transaction& transaction, ListingId listing);

/// Takes units of the sale for an order. The last ones end the sale.
void use_flash_sale(Transaction& transaction, FlashSaleId sale, OrderId order, std::int64_t quantity);

} // namespace cartwright::store::shoes
