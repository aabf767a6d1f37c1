#include "store/marketplace/shop_orders.hpp"

#include "store/engine/row_values.hpp"
#include "store/marketplace/shop_orders.sql.hpp"
#include "store/orders/sellers.hpp"

namespace cartwright::store::shop_orders {

std::vector<ShopOrder> of_shop(Transaction& transaction, const PartsWished& wish) {
    constexpr auto& query = sql::shop_orders::of_shop;
    std::vector<ShopOrder> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.part = sellers::order_in(row, query),
                         .shop = row.integer(query.seller_number),
                         .user = optional_at<std::int64_t>(row, query.account_number),
                         .refunded = money_at(row, query.refunded_minor, query.currency),
                         .placed_at = {row.integer(query.placed_at)}});
    };
    const std::string_view step = wish.step ? name_of(*wish.step) : std::string_view{};
    transaction.each(query, read, wish.seller, wish.before, step, wish.limit);
    for (ShopOrder& order : found) read_lines(transaction, order);
    return found;
}

void read_lines(Transaction& transaction, ShopOrder& order) {
    constexpr auto& query = sql::shop_orders::lines_of_part;
    const Currency currency = order.part.total.currency;
    const auto read = [&](const Rows& row) {
        order.lines.push_back({.listing = {row.integer(query.listing_id)},
                               .product = {row.integer(query.product_id)},
                               .name = std::string(row.text(query.name)),
                               .price = {.minor = row.integer(query.price_minor), .currency = currency},
                               .quantity = row.integer(query.quantity),
                               .seller = order.part.seller});
        order.numbers.push_back(row.integer(query.number));
    };
    transaction.each(query, read, order.part.order, order.part.seller);
}

} // namespace cartwright::store::shop_orders
