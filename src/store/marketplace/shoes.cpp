#include "store/marketplace/shoes.hpp"

#include "store/engine/row_values.hpp"
#include "store/marketplace/shoes.sql.hpp"

namespace cartwright::store::shoes {

namespace {

template <class ShoeQuery> ShoeListing shoe_in(const Rows& row, const ShoeQuery& query) {
    ShoeListing shoe{.listing = {.id = {row.integer(query.listing_id)},
                                 .product = {row.integer(query.product_id)},
                                 .seller = {row.integer(query.seller_id)},
                                 .price = money_at(row, query.price_minor, query.currency),
                                 .stock = {.on_hand = row.integer(query.on_hand), .held = row.integer(query.held)},
                                 .version = row.integer(query.version)},
                     .number = row.integer(query.number),
                     .shop = row.integer(query.seller_number),
                     .verified = row.integer(query.verified) != 0,
                     .shoe = {.brand = std::string(row.text(query.brand)),
                              .color = std::string(row.text(query.color)),
                              .style = std::string(row.text(query.style)),
                              .size = {row.integer(query.half_sizes)},
                              .gender = std::string(row.text(query.gender)),
                              .condition = std::string(row.text(query.condition))},
                     .sku = std::string(row.text(query.sku)),
                     .promotion_tier = row.integer(query.promotion_tier),
                     .retired = !row.is_null(query.retired_at)};
    if (!row.is_null(query.flash_sale_id))
        shoe.flash_sale = FlashSale{.id = {row.integer(query.flash_sale_id)},
                                    .percentage = row.integer(query.percentage),
                                    .units = row.integer(query.units),
                                    .left = row.integer(query.units_left)};
    return shoe;
}

template <class ShoeQuery, class... Parameters>
std::optional<ShoeListing> one_shoe(Transaction& transaction, const ShoeQuery& query, const Parameters&... parameters) {
    const auto row = transaction.one(query, parameters...);
    if (!row) return std::nullopt;
    return shoe_in(**row, query);
}

template <class ShoeQuery, class... Parameters>
std::vector<ShoeListing> all_shoes(Transaction& transaction, const ShoeQuery& query, const Parameters&... parameters) {
    std::vector<ShoeListing> found;
    transaction.each(query, [&](const Rows& row) { found.push_back(shoe_in(row, query)); }, parameters...);
    return found;
}

/// Finds the model or adds it. There are few models. The caller has locked the catalogue, so no other transaction adds
/// one.
ShoeModelId model_of(Transaction& transaction, const Shoe& shoe) {
    if (const auto row = transaction.one(sql::shoes::model, shoe.brand, shoe.style, shoe.color))
        return {(*row)->integer(sql::shoes::model.id)};
    const auto id = transaction.next_id<struct ShoeModel>();
    transaction.execute(sql::shoes::add_model, id, shoe.brand, shoe.style, shoe.color);
    return id;
}

} // namespace

void put(Transaction& transaction, const ShoeListing& shoe) {
    const Shoe searched = folded(shoe.shoe);
    const auto sku = shoe.sku.empty() ? std::optional<std::string_view>{} : std::optional<std::string_view>{shoe.sku};
    transaction.execute(sql::shoes::put, shoe.listing.id, shoe.number, shoe.listing.seller,
                        model_of(transaction, searched), sku, searched.size.halves, searched.gender, searched.condition,
                        shoe.promotion_tier, shoe.listing.price.minor);
}

std::optional<ShoeListing> numbered(Transaction& transaction, std::int64_t number) {
    return one_shoe(transaction, sql::shoes::numbered, number);
}

std::optional<ShoeListing> with_sku(Transaction& transaction, SellerId seller, std::string_view sku) {
    return one_shoe(transaction, sql::shoes::with_sku, seller, sku);
}

std::vector<ShoeListing> of_cart(Transaction& transaction, CartId cart) {
    return all_shoes(transaction, sql::shoes::of_cart, cart);
}

std::vector<ShoeListing> of_seller(Transaction& transaction, SellerId seller, std::int64_t after, std::int64_t limit) {
    return all_shoes(transaction, sql::shoes::of_seller, seller, after, limit);
}

std::vector<std::pair<ListingId, std::int64_t>> numbers_of_order(Transaction& transaction, OrderId order) {
    constexpr auto& query = sql::shoes::numbers_of_order;
    std::vector<std::pair<ListingId, std::int64_t>> numbers;
    const auto read = [&](const Rows& row) {
        numbers.emplace_back(ListingId{row.integer(query.listing_id)}, row.integer(query.number));
    };
    transaction.each(query, read, order);
    return numbers;
}

void begin_flash_sale(Transaction& transaction, ListingId listing, const FlashSale& sale) {
    end_flash_sale(transaction, listing);
    transaction.execute(sql::shoes::begin_flash_sale, sale.id, listing, sale.percentage, sale.units, transaction.now());
}

void end_flash_sale(Transaction& transaction, ListingId listing) {
    transaction.execute(sql::shoes::end_flash_sale, listing, transaction.now());
}

void use_flash_sale(Transaction& transaction, FlashSaleId sale, OrderId order, std::int64_t quantity) {
    transaction.execute(sql::shoes::use_flash_sale, sale, quantity, transaction.now());
    transaction.execute(sql::shoes::add_flash_sale_use, sale, order, quantity);
}

} // namespace cartwright::store::shoes
