#include "store/marketplace/shop_orders.hpp"

#include "store/marketplace/shop_orders.sql.hpp"
#include "store/orders/sellers.hpp"

namespace cartwright::store::shop_orders {

std::vector<ShopOrder> of_shop(Transaction& transaction, const PartsWished& wish) {
    std::vector<ShopOrder> found;
    const auto read = [&](const Rows& row) {
        ShopOrder order{.part = sellers::order_at(row), .shop = row.integer(13), .placed_at = {row.integer(11)}};
        if (!row.is_null(12)) order.user = row.integer(12);
        order.refunded = {.minor = row.integer(14), .currency = order.part.total.currency};
        found.push_back(std::move(order));
    };
    const std::string_view step = wish.step ? name_of(*wish.step) : std::string_view{};
    transaction.each(sql::shop_orders::of_shop, read, wish.seller, wish.before, step, wish.limit);
    for (ShopOrder& order : found) read_lines(transaction, order);
    return found;
}

void read_lines(Transaction& transaction, ShopOrder& order) {
    const Currency currency = order.part.total.currency;
    const auto read = [&](const Rows& row) {
        order.lines.push_back({.listing = {row.integer(0)},
                               .product = {row.integer(1)},
                               .name = std::string(row.text(2)),
                               .price = {.minor = row.integer(3), .currency = currency},
                               .quantity = row.integer(4),
                               .seller = order.part.seller});
        order.numbers.push_back(row.integer(5));
    };
    transaction.each(sql::shop_orders::lines_of_part, read, order.part.order, order.part.seller);
}

} // namespace cartwright::store::shop_orders
