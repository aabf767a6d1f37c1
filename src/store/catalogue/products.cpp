#include "store/catalogue/products.hpp"

#include "store/catalogue/products.sql.hpp"
#include "store/engine/row_values.hpp"

namespace cartwright::store::products {

namespace {

template <class OfferQuery> Listing listing_in(const Rows& row, const OfferQuery& query) {
    return {.id = {row.integer(query.listing_id)},
            .product = {row.integer(query.id)},
            .seller = {row.integer(query.seller_id)},
            .price = money_at(row, query.price_minor, query.currency),
            .stock = {.on_hand = row.integer(query.on_hand), .held = row.integer(query.held)},
            .version = row.integer(query.version)};
}

template <class OfferQuery> Offer offer_in(const Rows& row, const OfferQuery& query) {
    return {.product = {.id = {row.integer(query.id)},
                        .category = {row.integer(query.category_id)},
                        .sku = std::string(row.text(query.sku)),
                        .name = std::string(row.text(query.name)),
                        .brand = std::string(row.text(query.brand)),
                        .description = std::string(row.text(query.description)),
                        .rating_hundredths = row.integer(query.rating_hundredths)},
            .listing = listing_in(row, query)};
}

template <class HouseQuery> HouseProduct house_product_in(const Rows& row, const HouseQuery& query) {
    HouseProduct product{.id = {row.integer(query.id)},
                         .name = std::string(row.text(query.name)),
                         .brand = std::string(row.text(query.brand)),
                         .category = std::string(row.text(query.category_name)),
                         .price = money_at(row, query.price_minor, query.currency),
                         .made_at = {row.integer(query.made_at)},
                         .changed_at = {row.integer(query.changed_at)}};
    if (!row.is_null(query.owner_id))
        product.maker = {.member = {row.integer(query.owner_id)}, .made_at = {row.integer(query.owner_made_at)}};
    return product;
}

} // namespace

void lock_catalogue(Transaction& transaction) { transaction.lock(sql::products::lock_catalogue); }

std::vector<Category> categories(Transaction& transaction) {
    std::vector<Category> all;
    transaction.each(sql::products::categories, [&](const Rows& row) {
        constexpr auto& query = sql::products::categories;
        all.push_back({.id = {row.integer(query.id)},
                       .name = std::string(row.text(query.name)),
                       .slug = std::string(row.text(query.slug))});
    });
    return all;
}

std::optional<CategoryId> category_named(Transaction& transaction, std::string_view name) {
    const auto row = transaction.one(sql::products::category_named, name);
    if (!row) return std::nullopt;
    return CategoryId{(*row)->integer(sql::products::category_named.id)};
}

std::optional<CategoryId> category_with_slug(Transaction& transaction, std::string_view slug) {
    const auto row = transaction.one(sql::products::category_with_slug, slug);
    if (!row) return std::nullopt;
    return CategoryId{(*row)->integer(sql::products::category_with_slug.id)};
}

CategoryId next_category(Transaction& transaction) {
    return {(*transaction.one(sql::products::last_category))->integer(sql::products::last_category.last_id) + 1};
}

ProductId next(Transaction& transaction) {
    return {(*transaction.one(sql::products::last))->integer(sql::products::last.last_id) + 1};
}

void add(Transaction& transaction, const Category& category) {
    transaction.execute(sql::products::add_category, category.id, category.name, category.slug);
}

void hide(Transaction& transaction, CategoryId category) {
    transaction.execute(sql::products::hide_category, category);
}

void put(Transaction& transaction, const Product& product, std::optional<AccountId> maker) {
    const auto sku =
        product.sku.empty() ? std::optional<std::string_view>{} : std::optional<std::string_view>{product.sku};
    transaction.execute(sql::products::put, product.id, product.category, sku, product.name, product.brand,
                        product.description, product.rating_hundredths, transaction.now(), maker);
}

void lock_sku(Transaction& transaction, std::string_view sku, SellerId seller) {
    transaction.lock(sql::products::lock_sku, sku, seller);
}

std::optional<Offer> with_sku(Transaction& transaction, std::string_view sku, SellerId seller) {
    const auto row = transaction.one(sql::products::with_sku, sku, seller);
    if (!row) return std::nullopt;
    return offer_in(**row, sql::products::with_sku);
}

bool has_sku(Transaction& transaction, std::string_view sku) {
    return transaction.one(sql::products::id_of_sku, sku).has_value();
}

std::optional<Offer> offer(Transaction& transaction, ProductId product) {
    const auto row = transaction.one(sql::products::offer, product);
    if (!row) return std::nullopt;
    return offer_in(**row, sql::products::offer);
}

std::optional<HouseProduct> of_house(Transaction& transaction, ProductId product) {
    const auto row = transaction.one(sql::products::of_house, product, the_house);
    if (!row) return std::nullopt;
    return house_product_in(**row, sql::products::of_house);
}

std::vector<HouseProduct> all_of_house(Transaction& transaction, std::int64_t limit) {
    std::vector<HouseProduct> all;
    transaction.each(
        sql::products::all_of_house,
        [&](const Rows& row) { all.push_back(house_product_in(row, sql::products::all_of_house)); }, the_house, limit);
    return all;
}

std::vector<std::optional<KnownItem>> known(Transaction& transaction,
                                            std::span<const std::optional<ProductId>> products) {
    std::vector<std::optional<KnownItem>> items(products.size());
    for (std::size_t i = 0; i < products.size(); ++i) {
        if (!products[i]) continue;
        const auto read = [&item = items[i]](const Rows& row) {
            constexpr auto& query = sql::products::known;
            item = KnownItem{.listing = {.product = {row.integer(query.id)}},
                             .name = std::string(row.text(query.name)),
                             .goods = std::string(row.text(query.slug))};
            if (row.is_null(query.listing_id)) return; // no seller has ever offered it
            item->is_offered = row.integer(query.endless) == 0 && row.is_null(query.retired_at);
            item->listing.id = {row.integer(query.listing_id)};
            item->listing.seller = {row.integer(query.seller_id)};
            item->listing.price = money_at(row, query.price_minor, query.currency);
            item->listing.stock = {.on_hand = row.integer(query.on_hand), .held = row.integer(query.held)};
        };
        transaction.execute_each(sql::products::known, read, *products[i]);
    }
    transaction.await_rows();
    return items;
}

void each_offer(Transaction& transaction, const std::function<void(Offer&&)>& visit) {
    transaction.each(sql::products::all_offers,
                     [&](const Rows& row) { visit(offer_in(row, sql::products::all_offers)); });
}

} // namespace cartwright::store::products
