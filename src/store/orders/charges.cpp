#include "store/orders/charges.hpp"

#include "store/engine/row_values.hpp"
#include "store/orders/charges.sql.hpp"

namespace cartwright::store::charges {

namespace {

template <class ChargeQuery> Charge charge_in(const Rows& row, const ChargeQuery& query) {
    return {.id = {row.integer(query.id)},
            .order = {row.integer(query.order_id)},
            .invoice = {row.integer(query.invoice_id)},
            .customer = std::string(row.text(query.customer)),
            .amount = money_at(row, query.amount_minor, query.currency),
            .state = parsed_at(row, query.state, parse_charge_state),
            .transaction = row.integer(query.transaction_number),
            .card = {.first_name = std::string(row.text(query.first_name)),
                     .last_name = std::string(row.text(query.last_name)),
                     .first_digits = std::string(row.text(query.first_digits)),
                     .last_digits = std::string(row.text(query.last_digits)),
                     .brand = std::string(row.text(query.brand)),
                     .expiry_month = row.integer(query.expiry_month),
                     .expiry_year = row.integer(query.expiry_year)},
            .reason = std::string(row.text(query.reason)),
            .asked_at = {row.integer(query.asked_at)},
            .answered_at = optional_at<Instant>(row, query.answered_at)};
}

} // namespace

void add(Transaction& transaction, const Charge& charge) {
    transaction.execute(sql::charges::add, charge.id, charge.order, charge.invoice, charge.customer,
                        charge.amount.minor, charge.amount.currency.text(), charge.asked_at);
}

std::optional<Charge> find(Transaction& transaction, ChargeId charge) {
    const auto row = transaction.one(sql::charges::find, charge);
    if (!row) return std::nullopt;
    return charge_in(**row, sql::charges::find);
}

std::optional<OrderId> order_of(Transaction& transaction, ChargeId charge) {
    const auto row = transaction.one(sql::charges::order_of, charge);
    if (!row) return std::nullopt;
    return OrderId{(*row)->integer(sql::charges::order_of.order_id)};
}

std::optional<Charge> live(Transaction& transaction, OrderId order) {
    const auto row = transaction.one(sql::charges::live, order);
    if (!row) return std::nullopt;
    return charge_in(**row, sql::charges::live);
}

void answer(Transaction& transaction, const Charge& charge) {
    const Card& card = charge.card;
    transaction.execute(sql::charges::answer, charge.id, name_of(charge.state), charge.transaction, card.first_name,
                        card.last_name, card.first_digits, card.last_digits, card.brand, card.expiry_month,
                        card.expiry_year, charge.reason, charge.answered_at);
}

} // namespace cartwright::store::charges
