#include "store/orders.hpp"

#include "domain/refusal.hpp"
#include "store/orders.sql.hpp"

namespace cartwright::store::orders {

bool add(Transaction& transaction, OrderId order, std::string_view door, CartId cart, const Placement& placement) {
    const Money total = placement.total;
    const auto added =
        transaction.execute(sql::orders::add, order, door, cart, total.minor, total.currency.text(), transaction.now());
    if (added == 0) return false;
    std::int64_t position = 0;
    for (const Line& line : placement.lines)
        transaction.execute(sql::orders::add_line, order, ++position, line.listing, line.product, line.name,
                            line.price.minor, line.quantity);
    return true;
}

Result<Order> find(Transaction& transaction, OrderId id) {
    Order order{.id = id, .cart = {}, .lines = {}, .total = {}, .placed_at = {}};
    {
        const auto row = transaction.one(sql::orders::find, id);
        if (!row) return refuse(Why::order_not_found);
        order.cart = {(*row)->integer(0)};
        order.stage = stage_named((*row)->text(1)).value();
        order.reason = (*row)->text(2);
        order.total = {.minor = (*row)->integer(3), .currency = Currency::parse((*row)->text(4)).value()};
        order.placed_at = {(*row)->integer(5)};
    }
    const auto read = [&](const Rows& row) {
        order.lines.push_back({.listing = {row.integer(0)},
                               .product = {row.integer(1)},
                               .name = std::string(row.text(2)),
                               .price = {.minor = row.integer(3), .currency = order.total.currency},
                               .quantity = row.integer(4)});
    };
    transaction.each(sql::orders::lines, read, id);
    return order;
}

void settle(Transaction& transaction, OrderId order, Stage stage, std::string_view reason) {
    if (transaction.execute(sql::orders::settle, order, name_of(stage), reason, transaction.now()) != 1)
        throw Fault(Fault::Kind::broken, "order " + std::to_string(order.value) + " was not placed");
}

void supersede(Transaction& transaction, CartId cart, OrderId order) {
    transaction.execute(sql::orders::supersede, cart, order, transaction.now());
}

} // namespace cartwright::store::orders
