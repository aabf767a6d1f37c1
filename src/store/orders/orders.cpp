#include "store/orders/orders.hpp"

#include "domain/orders/events.hpp"
#include "domain/refusal.hpp"
#include "store/engine/row_values.hpp"
#include "store/orders/orders.sql.hpp"

namespace cartwright::store::orders {

namespace {

/// Reads the fields of an order beside its lines.
void read_head(Order& order, const Rows& row) {
    constexpr auto& query = sql::orders::find;
    order.cart = {row.integer(query.cart_id)};
    order.stage = parsed_at(row, query.stage, parse_stage);
    order.reason = row.text(query.reason);
    order.total = money_at(row, query.total_minor, query.currency);
    order.placed_at = {row.integer(query.placed_at)};
    order.number = optional_at<std::int64_t>(row, query.number);
    order.account = optional_at<AccountId>(row, query.account_id);
    order.tax_mode = parsed_at(row, query.tax_mode, parse_tax_mode);
    order.tax = {.minor = row.integer(query.tax_minor), .currency = order.total.currency};
    order.reference = row.text(query.reference);
    order.sellers_owe_tax = order.stage != Stage::paid || row.integer(query.sellers_owe_tax) != 0;
}

Line line_in(const Rows& row, Currency currency) {
    constexpr auto& query = sql::orders::find;
    return {.listing = optional_at<ListingId>(row, query.listing_id).value_or(ListingId{}),
            .product = {row.integer(query.product_id)},
            .name = std::string(row.text(query.name)),
            .price = {.minor = row.integer(query.price_minor), .currency = currency},
            .quantity = row.integer(query.quantity),
            .seller = {row.integer(query.seller_id)},
            .code = std::string(row.text(query.code)),
            .attributes = std::string(row.text(query.attributes)),
            .tax_bps = row.integer(query.tax_bps),
            .tax_minor = row.integer(query.line_tax_minor)};
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
        log.push_back({.event = std::string(row.text(sql::orders::log_of.event)),
                       .at = {row.integer(sql::orders::log_of.made_at)}});
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
        order.lines.push_back(line_in(row, order.total.currency));
    };
    transaction.each(sql::orders::find, read, id, door);
    if (order.lines.empty()) return refuse(Why::order_not_found);
    return order;
}

std::optional<std::string> door_of(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::orders::door_of, order);
    if (!row) return std::nullopt;
    return std::string((*row)->text(sql::orders::door_of.door));
}

std::optional<OrderId> numbered(Transaction& transaction, std::string_view door, std::int64_t number) {
    const auto row = transaction.one(sql::orders::numbered, door, number);
    if (!row) return std::nullopt;
    return OrderId{(*row)->integer(sql::orders::numbered.id)};
}

std::optional<AccountId> account_of(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::orders::account_of, order);
    if (!row) return std::nullopt;
    return optional_at<AccountId>(**row, sql::orders::account_of.account_id);
}

void settle(Transaction& transaction, OrderId order, Stage stage, std::string_view reason) {
    transaction.execute(sql::orders::settle, order, name_of(stage), reason, transaction.now());
}

void supersede(Transaction& transaction, CartId cart, OrderId order) {
    const auto record = [&transaction](const Rows& row) {
        transaction.record(OrderFailed{.order = {row.integer(sql::orders::supersede.id)}, .reason = "superseded"});
    };
    transaction.execute_each(sql::orders::supersede, record, cart, order, transaction.now());
}

} // namespace cartwright::store::orders
