#include "store/orders/orders.hpp"

#include "domain/refusal.hpp"
#include "store/engine/money_rows.hpp"
#include "store/orders/orders.sql.hpp"

namespace cartwright::store::orders {

namespace {

/// Reads the fields of an order beside its lines, from columns 0 to 5, 14 to 18 and 21.
void read_head(Order& order, const Rows& row) {
    order.cart = {row.integer(0)};
    order.stage = parse_stage(row.text(1)).value();
    order.reason = row.text(2);
    order.total = money_at(row, 3);
    order.placed_at = {row.integer(5)};
    if (!row.is_null(14)) order.number = row.integer(14);
    if (!row.is_null(15)) order.account = AccountId{row.integer(15)};
    order.tax_mode = parse_tax_mode(row.text(16)).value();
    order.tax = {.minor = row.integer(17), .currency = order.total.currency};
    order.reference = row.text(18);
    order.sellers_owe_tax = order.stage != Stage::paid || row.integer(21) != 0;
}

void add_lines(Transaction& transaction, OrderId order, const std::vector<Line>& lines) {
    std::int64_t position = 0;
    for (const Line& line : lines)
        transaction.execute(sql::orders::add_line, order, ++position,
                            line.listing.value == 0 ? std::nullopt : std::optional(line.listing), line.product,
                            line.name, line.price.minor, line.quantity, line.seller, line.code, line.attributes,
                            line.tax_bps, line.tax_minor);
}

} // namespace

void add(Transaction& transaction, OrderId order, std::string_view door, CartId cart, const Placement& placement) {
    const Money total = placement.total;
    transaction.execute(sql::orders::add, order, door, cart, total.minor, total.currency.text(), transaction.now(),
                        placement.number, placement.account, name_of(placement.tax_mode), placement.tax.minor,
                        placement.reference);
    add_lines(transaction, order, placement.lines);
}

void replace(Transaction& transaction, OrderId order, const Placement& placement) {
    transaction.execute(sql::orders::replace, order, placement.total.minor, placement.total.currency.text(),
                        name_of(placement.tax_mode), placement.tax.minor);
    transaction.execute(sql::orders::remove_lines, order);
    add_lines(transaction, order, placement.lines);
}

void set_currency(Transaction& transaction, OrderId order, Currency currency) {
    transaction.execute(sql::orders::set_currency, order, currency.text());
}

void note(Transaction& transaction, OrderId order, std::string_view event) {
    transaction.execute(sql::orders::note, order, event, transaction.now());
}

std::vector<Noted> log_of(Transaction& transaction, OrderId order) {
    std::vector<Noted> log;
    const auto read = [&](const Rows& row) {
        log.push_back({.event = std::string(row.text(0)), .at = {row.integer(1)}});
    };
    transaction.each(sql::orders::log_of, read, order);
    return log;
}

void lock(Transaction& transaction, OrderId order) {
    transaction.lock(sql::orders::lock_cart, order);
    transaction.lock(sql::orders::lock, order);
}

Result<Order> find(Transaction& transaction, OrderId id, std::string_view door) {
    Order order{.id = id, .cart = {}, .door = std::string(door), .lines = {}, .total = {}, .placed_at = {}};
    const auto read = [&](const Rows& row) {
        if (order.lines.empty()) read_head(order, row);
        order.lines.push_back({.listing = {row.is_null(6) ? 0 : row.integer(6)},
                               .product = {row.integer(7)},
                               .name = std::string(row.text(8)),
                               .price = {.minor = row.integer(9), .currency = order.total.currency},
                               .quantity = row.integer(10),
                               .seller = {row.integer(11)},
                               .code = std::string(row.text(12)),
                               .attributes = std::string(row.text(13)),
                               .tax_bps = row.integer(19),
                               .tax_minor = row.integer(20)});
    };
    transaction.each(sql::orders::find, read, id, door);
    if (order.lines.empty()) return refuse(Why::order_not_found);
    return order;
}

std::optional<std::string> door_of(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::orders::door_of, order);
    if (!row) return std::nullopt;
    return std::string((*row)->text(0));
}

std::optional<OrderId> numbered(Transaction& transaction, std::string_view door, std::int64_t number) {
    const auto row = transaction.one(sql::orders::numbered, door, number);
    if (!row) return std::nullopt;
    return OrderId{(*row)->integer(0)};
}

std::optional<AccountId> account_of(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::orders::account_of, order);
    if (!row || (*row)->is_null(0)) return std::nullopt;
    return AccountId{(*row)->integer(0)};
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
