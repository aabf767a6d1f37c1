#include "store/orders/charges.hpp"

#include "store/engine/money_rows.hpp"
#include "store/orders/charges.sql.hpp"

namespace cartwright::store::charges {

namespace {

std::optional<Instant> instant_at(const Rows& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return Instant{row.integer(column)};
}

Charge charge_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .order = {row.integer(1)},
            .invoice = {row.integer(2)},
            .customer = std::string(row.text(3)),
            .amount = money_at(row, 4),
            .state = parse_charge_state(row.text(6)),
            .transaction = row.integer(7),
            .card = {.first_name = std::string(row.text(8)),
                     .last_name = std::string(row.text(9)),
                     .first_digits = std::string(row.text(10)),
                     .last_digits = std::string(row.text(11)),
                     .brand = std::string(row.text(12)),
                     .expiry_month = row.integer(13),
                     .expiry_year = row.integer(14)},
            .reason = std::string(row.text(15)),
            .asked_at = {row.integer(16)},
            .answered_at = instant_at(row, 17)};
}

} // namespace

void add(Transaction& transaction, const Charge& charge) {
    transaction.execute(sql::charges::add, charge.id, charge.order, charge.invoice, charge.customer,
                        charge.amount.minor, charge.amount.currency.text(), charge.asked_at);
}

std::optional<Charge> find(Transaction& transaction, ChargeId charge) {
    const auto row = transaction.one(sql::charges::find, charge);
    if (!row) return std::nullopt;
    return charge_at(*row->operator->());
}

std::optional<OrderId> order_of(Transaction& transaction, ChargeId charge) {
    const auto row = transaction.one(sql::charges::order_of, charge);
    if (!row) return std::nullopt;
    return OrderId{(*row)->integer(0)};
}

std::optional<Charge> live(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::charges::live, order);
    if (!row) return std::nullopt;
    return charge_at(*row->operator->());
}

void answer(Transaction& transaction, const Charge& charge) {
    const Card& card = charge.card;
    transaction.execute(sql::charges::answer, charge.id, name_of(charge.state), charge.transaction, card.first_name,
                        card.last_name, card.first_digits, card.last_digits, card.brand, card.expiry_month,
                        card.expiry_year, charge.reason, charge.answered_at);
}

} // namespace cartwright::store::charges
