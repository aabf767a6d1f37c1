#include "store/marketplace/shoes.hpp"

#include "store/engine/money_rows.hpp"
#include "store/marketplace/shoes.sql.hpp"

namespace cartwright::store::shoes {

namespace {

/// Reads a shoe from all the columns of `numbered`.
ShoeListing shoe_at(const Rows& row) {
    const Currency currency = currency_at(row, 4);
    ShoeListing shoe{.listing = {.id = {row.integer(0)},
                                 .product = {row.integer(1)},
                                 .seller = {row.integer(2)},
                                 .price = {.minor = row.integer(3), .currency = currency},
                                 .stock = {.on_hand = row.integer(5), .held = row.integer(6)},
                                 .version = row.integer(7)},
                     .number = row.integer(8),
                     .shop = row.integer(9),
                     .verified = row.integer(10) != 0,
                     .shoe = {.brand = std::string(row.text(11)),
                              .color = std::string(row.text(12)),
                              .style = std::string(row.text(13)),
                              .size = {row.integer(14)},
                              .gender = std::string(row.text(15)),
                              .condition = std::string(row.text(16))},
                     .sku = std::string(row.text(17)),
                     .promotion_tier = row.integer(18),
                     .retired = !row.is_null(19)};
    if (!row.is_null(20))
        shoe.flash_sale = FlashSale{
            .id = {row.integer(20)}, .percentage = row.integer(21), .units = row.integer(22), .left = row.integer(23)};
    return shoe;
}

template <class... Parameters>
std::optional<ShoeListing> one_shoe(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    const auto row = transaction.one(query, parameters...);
    if (!row) return std::nullopt;
    return shoe_at(*row->operator->());
}

template <class... Parameters>
std::vector<ShoeListing> all_shoes(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    std::vector<ShoeListing> found;
    transaction.each(query, [&](const Rows& row) { found.push_back(shoe_at(row)); }, parameters...);
    return found;
}

/// Finds the model or adds it. There are few models. The caller has locked the catalogue, so no other transaction adds
/// one.
ShoeModelId model_of(Transaction& transaction, const Shoe& shoe) {
    if (const auto row = transaction.one(sql::shoes::model, shoe.brand, shoe.style, shoe.color))
        return {(*row)->integer(0)};
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
    std::vector<std::pair<ListingId, std::int64_t>> numbers;
    const auto read = [&](const Rows& row) { numbers.emplace_back(ListingId{row.integer(0)}, row.integer(1)); };
    transaction.each(sql::shoes::numbers_of_order, read, order);
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
