#include "store/catalogue/products.hpp"

#include "store/catalogue/products.sql.hpp"
#include "store/engine/money_rows.hpp"

namespace cartwright::store::products {

namespace {

/// A listing in seven columns: id, price_minor, currency, on_hand, held, version, seller_id.
Listing listing_at(const Rows& row, int column, ProductId product) {
    return {.id = {row.integer(column)},
            .product = product,
            .seller = {row.integer(column + 6)},
            .price = money_at(row, column + 1),
            .stock = {.on_hand = row.integer(column + 3), .held = row.integer(column + 4)},
            .version = row.integer(column + 5)};
}

/// Reads an offer from all its columns.
Offer offer_at(const Rows& row) {
    const ProductId id{row.integer(0)};
    return {.product = {.id = id,
                        .category = {row.integer(1)},
                        .sku = std::string(row.text(2)),
                        .name = std::string(row.text(3)),
                        .brand = std::string(row.text(4)),
                        .description = std::string(row.text(5)),
                        .rating_hundredths = row.integer(6)},
            .listing = listing_at(row, 7, id)};
}

HouseProduct house_product_at(const Rows& row) {
    HouseProduct product{.id = {row.integer(0)},
                         .name = std::string(row.text(1)),
                         .brand = std::string(row.text(2)),
                         .category = std::string(row.text(3)),
                         .price = money_at(row, 4),
                         .made_at = {row.integer(6)},
                         .changed_at = {row.integer(7)}};
    if (!row.is_null(8)) product.maker = {.member = {row.integer(8)}, .made_at = {row.integer(9)}};
    return product;
}

} // namespace

void lock_catalogue(Transaction& transaction) { transaction.lock(sql::products::lock_catalogue); }

std::vector<Category> categories(Transaction& transaction) {
    std::vector<Category> all;
    transaction.each(sql::products::categories, [&](const Rows& row) {
        all.push_back({.id = {row.integer(0)}, .name = std::string(row.text(1)), .slug = std::string(row.text(2))});
    });
    return all;
}

std::optional<CategoryId> category_named(Transaction& transaction, std::string_view name) {
    const auto row = transaction.one(sql::products::category_named, name);
    if (!row) return std::nullopt;
    return CategoryId{(*row)->integer(0)};
}

std::optional<CategoryId> category_with_slug(Transaction& transaction, std::string_view slug) {
    const auto row = transaction.one(sql::products::category_with_slug, slug);
    if (!row) return std::nullopt;
    return CategoryId{(*row)->integer(0)};
}

CategoryId next_category(Transaction& transaction) {
    return {(*transaction.one(sql::products::last_category))->integer(0) + 1};
}

ProductId next(Transaction& transaction) { return {(*transaction.one(sql::products::last))->integer(0) + 1}; }

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
    return offer_at(*row->operator->());
}

bool has_sku(Transaction& transaction, std::string_view sku) {
    return transaction.one(sql::products::id_of_sku, sku).has_value();
}

std::optional<Offer> offer(Transaction& transaction, ProductId product) {
    const auto row = transaction.one(sql::products::offer, product);
    if (!row) return std::nullopt;
    return offer_at(*row->operator->());
}

std::optional<HouseProduct> of_house(Transaction& transaction, ProductId product) {
    const auto row = transaction.one(sql::products::of_house, product, the_house);
    if (!row) return std::nullopt;
    return house_product_at(*row->operator->());
}

std::vector<HouseProduct> all_of_house(Transaction& transaction, std::int64_t limit) {
    std::vector<HouseProduct> all;
    transaction.each(
        sql::products::all_of_house, [&](const Rows& row) { all.push_back(house_product_at(row)); }, the_house, limit);
    return all;
}

std::vector<std::optional<KnownItem>> known(Transaction& transaction,
                                            std::span<const std::optional<ProductId>> products) {
    std::vector<std::optional<KnownItem>> items(products.size());
    for (std::size_t i = 0; i < products.size(); ++i) {
        if (!products[i]) continue;
        const auto read = [&item = items[i]](const Rows& row) {
            item = KnownItem{.listing = {.product = {row.integer(0)}},
                             .name = std::string(row.text(1)),
                             .goods = std::string(row.text(2))};
            if (row.is_null(3)) return; // no seller has ever offered it
            item->is_offered = row.integer(9) == 0 && row.is_null(10);
            item->listing.id = {row.integer(3)};
            item->listing.seller = {row.integer(4)};
            item->listing.price = money_at(row, 5);
            item->listing.stock = {.on_hand = row.integer(7), .held = row.integer(8)};
        };
        transaction.execute_each(sql::products::known, read, *products[i]);
    }
    transaction.await_rows();
    return items;
}

void each_offer(Transaction& transaction, const std::function<void(Offer&&)>& visit) {
    transaction.each(sql::products::all_offers, [&](const Rows& row) { visit(offer_at(row)); });
}

} // namespace cartwright::store::products
