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

/// Locks the catalogue until the end of the transaction. No other transaction can then add products or categories,
/// whose ids are counted up.
void lock_catalogue(Transaction& transaction);

/// Returns the categories that are shown.
std::vector<Category> categories(Transaction& transaction);
std::optional<CategoryId> category_named(Transaction& transaction, std::string_view name);
std::optional<CategoryId> category_with_slug(Transaction& transaction, std::string_view slug);

/// Returns the id for the next category or product.
CategoryId next_category(Transaction& transaction);
ProductId next(Transaction& transaction);

void add(Transaction& transaction, const Category& category);

/// Hides the category.
void hide(Transaction& transaction, CategoryId category);

/// Adds the product or changes it, as of now. `maker` is the member who adds it; a later change keeps the first maker.
void put(Transaction& transaction, const Product& product, std::optional<AccountId> maker = {});

/// Locks the offer until the end of the transaction, so that no other transaction changes its stock.
void lock_sku(Transaction& transaction, std::string_view sku, SellerId seller);

/// `offer` finds the offer of a product that is on sale and counted, from any seller. `with_sku` finds the offer of one
/// seller by its SKU, even when it is retired or not counted.
std::optional<Offer> offer(Transaction& transaction, ProductId product);
std::optional<Offer> with_sku(Transaction& transaction, std::string_view sku, SellerId seller);

/// Return what the house offers and counts: one product, or up to `limit` of them in the order of ids.
std::optional<HouseProduct> of_house(Transaction& transaction, ProductId product);
std::vector<HouseProduct> all_of_house(Transaction& transaction, std::int64_t limit);

/// Returns what the catalogue knows of these products; nothing for an unknown one. All queries are sent together, so
/// that a short list takes one round trip.
std::vector<std::optional<KnownItem>> known(Transaction& transaction,
                                            std::span<const std::optional<ProductId>> products);
/// Returns whether any product has that SKU, whichever seller offers it.
bool has_sku(Transaction& transaction, std::string_view sku);

/// Visits every offer that is on sale and counted, in the order of product ids.
void each_offer(Transaction& transaction, const std::function<void(Offer&&)>& visit);

} // namespace cartwright::store::products
