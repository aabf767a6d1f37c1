#include "store/charges.hpp"

#include "store/charges.sql.hpp"

namespace cartwright::store::charges {

namespace {

Money money_at(const Rows& row, int column) {
    return {.minor = row.integer(column), .currency = Currency::parse(row.text(column + 1)).value_or(Currency{})};
}

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
            .state = charge_state_named(row.text(6)),
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

GatewayRefund refund_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .charge = {row.integer(1)},
            .order = {row.integer(2)},
            .amount = money_at(row, 3),
            .reason = std::string(row.text(5)),
            .state = refund_state_named(row.text(6)),
            .asked_at = {row.integer(7)},
            .answered_at = instant_at(row, 8)};
}

template <class Key>
std::vector<refunds::Returned> read_returned(Transaction& transaction, const Query& query, Key key) {
    std::vector<refunds::Returned> returned;
    const auto read = [&](const Rows& row) {
        returned.push_back({.listing = {row.integer(0)}, .quantity = row.integer(1)});
    };
    transaction.each(query, read, key);
    return returned;
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

void add(Transaction& transaction, const GatewayRefund& refund, std::string_view attempt,
         const std::vector<refunds::Returned>& returned) {
    transaction.execute(sql::charges::add_refund, refund.id, refund.charge, refund.order, refund.amount.minor,
                        refund.amount.currency.text(), refund.reason, refund.asked_at, attempt);
    for (const refunds::Returned& each : returned)
        transaction.execute(sql::charges::add_returned, refund.id, each.listing, each.quantity);
}

std::vector<refunds::Returned> returned_of(Transaction& transaction, GatewayRefundId refund) {
    return read_returned(transaction, sql::charges::returned_of, refund);
}

std::optional<GatewayRefund> find(Transaction& transaction, GatewayRefundId refund) {
    const auto row = transaction.one(sql::charges::find_refund, refund);
    if (!row) return std::nullopt;
    return refund_at(*row->operator->());
}

std::optional<GatewayRefund> attempted_refund(Transaction& transaction, OrderId order, std::string_view attempt) {
    const auto row = transaction.one(sql::charges::attempted_refund, order, attempt);
    if (!row) return std::nullopt;
    return refund_at(*row->operator->());
}

std::int64_t asked_amount(Transaction& transaction, OrderId order, ChargeId charge) {
    return (*transaction.one(sql::charges::asked_amount, order, charge))->integer(0);
}

std::vector<refunds::Returned> asked_lines(Transaction& transaction, OrderId order) {
    return read_returned(transaction, sql::charges::asked_lines, order);
}

std::vector<GatewayRefund> refunds_of(Transaction& transaction, OrderId order) {
    std::vector<GatewayRefund> refunds;
    transaction.each(sql::charges::refunds_of, [&](const Rows& row) { refunds.push_back(refund_at(row)); }, order);
    return refunds;
}

void answer(Transaction& transaction, const GatewayRefund& refund) {
    transaction.execute(sql::charges::answer_refund, refund.id, name_of(refund.state), refund.answered_at);
}

} // namespace cartwright::store::charges
