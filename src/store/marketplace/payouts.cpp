#include "store/marketplace/payouts.hpp"

#include "store/engine/row_values.hpp"
#include "store/marketplace/payouts.sql.hpp"

namespace cartwright::store::payouts {

namespace {

template <class PayoutQuery> Payout payout_in(const Rows& row, const PayoutQuery& query) {
    return {.id = {row.integer(query.id)},
            .number = row.integer(query.number),
            .seller = {row.integer(query.seller_id)},
            .amount = money_at(row, query.amount_minor, query.currency),
            .state = parsed_at(row, query.state, parse_payout_state),
            .reason = std::string(row.text(query.reason)),
            .reference = std::string(row.text(query.reference)),
            .made_at = {row.integer(query.made_at)},
            .settled_at = optional_at<Instant>(row, query.settled_at)};
}

std::string account_text(SellerId seller) { return format_account(LedgerAccount::seller(seller)); }

} // namespace

void add(Transaction& transaction, const Payout& payout) {
    transaction.execute(sql::payouts::add, payout.id, payout.number, payout.seller, payout.amount.minor,
                        payout.amount.currency.text(), transaction.now());
}

std::optional<Payout> find(Transaction& transaction, PayoutId id) {
    const auto row = transaction.one(sql::payouts::find, id);
    if (!row) return std::nullopt;
    return payout_in(**row, sql::payouts::find);
}

std::optional<Payout> numbered(Transaction& transaction, std::int64_t number) {
    const auto row = transaction.one(sql::payouts::numbered, number);
    if (!row) return std::nullopt;
    return payout_in(**row, sql::payouts::numbered);
}

void lock(Transaction& transaction, PayoutId id) { transaction.lock(sql::payouts::lock, id); }

void settle(Transaction& transaction, const Payout& payout) {
    transaction.execute(sql::payouts::settle, payout.id, name_of(payout.state), payout.reason, payout.reference,
                        transaction.now());
}

std::vector<Payout> of_seller(Transaction& transaction, SellerId seller, std::int64_t before, std::int64_t limit) {
    std::vector<Payout> found;
    const auto read = [&](const Rows& row) { found.push_back(payout_in(row, sql::payouts::of_seller)); };
    transaction.each(sql::payouts::of_seller, read, seller, before, limit);
    return found;
}

Sums sums(Transaction& transaction, SellerId seller, Currency currency) {
    constexpr auto& query = sql::payouts::sums;
    const auto row = transaction.one(query, seller, currency.text());
    return {.asked = {.minor = (*row)->integer(query.asked_minor), .currency = currency},
            .paid = {.minor = (*row)->integer(query.paid_minor), .currency = currency}};
}

Currency currency_owed(Transaction& transaction, SellerId seller, Currency usual) {
    const auto row = transaction.one(sql::payouts::owed_elsewhere, account_text(seller), usual.text());
    return row ? currency_at(**row, sql::payouts::owed_elsewhere.currency) : usual;
}

Money balance(Transaction& transaction, SellerId seller, Currency currency, std::int64_t before) {
    const auto row = transaction.one(sql::payouts::balance, account_text(seller), before, currency.text());
    return {.minor = (*row)->integer(sql::payouts::balance.owed_minor), .currency = currency};
}

std::vector<StatementEntry> statement(Transaction& transaction, SellerId seller, Currency currency, std::int64_t before,
                                      std::int64_t limit) {
    constexpr auto& query = sql::payouts::statement;
    std::vector<StatementEntry> entries;
    const auto read = [&](const Rows& row) {
        entries.push_back({.id = row.integer(query.id),
                           .fact = std::string(row.text(query.fact)),
                           .order = optional_at<std::int64_t>(row, query.number),
                           .cause = optional_at<std::int64_t>(row, query.cause_id),
                           .amount = money_at(row, query.owed_minor, query.currency),
                           .made_at = {row.integer(query.made_at)}});
    };
    transaction.each(query, read, account_text(seller), seller, before, limit, currency.text());
    return entries;
}

} // namespace cartwright::store::payouts
