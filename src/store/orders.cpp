#include "store/orders.hpp"

#include "domain/refusal.hpp"
#include "store/orders.sql.hpp"

namespace cartwright::store::orders {

void add(Transaction& transaction, OrderId order, std::string_view door, CartId cart, const Placement& placement) {
    const Money total = placement.total;
    transaction.execute(sql::orders::add, order, door, cart, total.minor, total.currency.text(), transaction.now());
    std::int64_t position = 0;
    for (const Line& line : placement.lines)
        transaction.execute(sql::orders::add_line, order, ++position, line.listing, line.product, line.name,
                            line.price.minor, line.quantity);
}

void lock(Transaction& transaction, OrderId order) {
    transaction.lock(sql::orders::lock_cart, order);
    transaction.lock(sql::orders::lock, order);
}

Result<Order> find(Transaction& transaction, OrderId id) {
    Order order{.id = id, .cart = {}, .lines = {}, .total = {}, .placed_at = {}};
    const auto read = [&](const Rows& row) {
        if (order.lines.empty()) {
            order.cart = {row.integer(0)};
            order.stage = stage_named(row.text(1)).value();
            order.reason = row.text(2);
            order.total = {.minor = row.integer(3), .currency = Currency::parse(row.text(4)).value()};
            order.placed_at = {row.integer(5)};
        }
        order.lines.push_back({.listing = {row.integer(6)},
                               .product = {row.integer(7)},
                               .name = std::string(row.text(8)),
                               .price = {.minor = row.integer(9), .currency = order.total.currency},
                               .quantity = row.integer(10)});
    };
    transaction.each(sql::orders::find, read, id);
    if (order.lines.empty()) return refuse(Why::order_not_found);
    return order;
}

void settle(Transaction& transaction, OrderId order, Stage stage, std::string_view reason) {
    transaction.execute(sql::orders::settle, order, name_of(stage), reason, transaction.now());
}

void supersede(Transaction& transaction, CartId cart, OrderId order) {
    const auto record = [&transaction](const Rows& row) {
        transaction.record(OrderFailed{.order = {row.integer(0)}, .reason = "superseded"});
    };
    transaction.execute_each(sql::orders::supersede, record, cart, order, transaction.now());
}

} // namespace cartwright::store::orders
