#pragma once

#include "domain/catalogue/house_product.hpp"
#include "domain/catalogue/product.hpp"
#include "store/engine/transaction.hpp"

#include <functional>
#include <optional>
#include <span>
#include <vector>

/// Products and their categories, as stored.
namespace cartwright::store::products {

/// A product with the offer of one seller.
struct Offer {
    Product product;
    Listing listing;
};

/// Keeps others from adding products and categories until the end of the transaction: their numbers count up.
void lock_catalogue(Transaction& transaction);

/// Those that are shown.
std::vector<Category> categories(Transaction& transaction);
std::optional<CategoryId> category_named(Transaction& transaction, std::string_view name);
std::optional<CategoryId> category_with_slug(Transaction& transaction, std::string_view slug);

/// The number for the next category or product.
CategoryId next_category(Transaction& transaction);
ProductId next(Transaction& transaction);

void add(Transaction& transaction, const Category& category);

/// The category is not shown.
void hide(Transaction& transaction, CategoryId category);

/// Adds the product or changes it, as of now. `maker` is the member who makes it; who changes it later is not.
void put(Transaction& transaction, const Product& product, std::optional<AccountId> maker = {});

/// Keeps others from changing the stock of the offer until the end of the transaction.
void lock_sku(Transaction& transaction, std::string_view sku, SellerId seller);

/// What is offered of a product, whoever sells it; of the house by its SKU.
std::optional<Offer> offer(Transaction& transaction, ProductId product);
std::optional<Offer> with_sku(Transaction& transaction, std::string_view sku, SellerId seller);

/// What the house offers and counts: one product, and up to `limit` of them in the order of ids.
std::optional<HouseProduct> of_house(Transaction& transaction, ProductId product);
std::vector<HouseProduct> all_of_house(Transaction& transaction, std::int64_t limit);

/// What the catalogue knows of these products; nothing for what it does not know. In one round trip.
std::vector<std::optional<KnownItem>> known(Transaction& transaction,
                                            std::span<const std::optional<ProductId>> products);
/// Whether anything has that SKU, whoever sells it.
bool has_sku(Transaction& transaction, std::string_view sku);

/// Every product that is offered and counted, in the order of ids.
void each_offer(Transaction& transaction, const std::function<void(Offer&&)>& visit);

} // namespace cartwright::store::products
