#include "store/marketplace/payouts.hpp"

#include "store/engine/money_rows.hpp"
#include "store/marketplace/payouts.sql.hpp"

namespace cartwright::store::payouts {

namespace {

Payout payout_at(const Rows& row) {
    Payout payout{.id = {row.integer(0)},
                  .number = row.integer(1),
                  .seller = {row.integer(2)},
                  .amount = money_at(row, 3),
                  .state = parse_payout_state(row.text(5)),
                  .reason = std::string(row.text(6)),
                  .reference = std::string(row.text(7)),
                  .made_at = {row.integer(8)}};
    if (!row.is_null(9)) payout.settled_at = Instant{row.integer(9)};
    return payout;
}

} // namespace

void add(Transaction& transaction, const Payout& payout) {
    transaction.execute(sql::payouts::add, payout.id, payout.number, payout.seller, payout.amount.minor,
                        payout.amount.currency.text(), transaction.now());
}

std::optional<Payout> find(Transaction& transaction, PayoutId id) {
    const auto row = transaction.one(sql::payouts::find, id);
    if (!row) return std::nullopt;
    return payout_at(*row->operator->());
}

std::optional<Payout> numbered(Transaction& transaction, std::int64_t number) {
    const auto row = transaction.one(sql::payouts::numbered, number);
    if (!row) return std::nullopt;
    return payout_at(*row->operator->());
}

void lock(Transaction& transaction, PayoutId id) { transaction.lock(sql::payouts::lock, id); }

void settle(Transaction& transaction, const Payout& payout) {
    transaction.execute(sql::payouts::settle, payout.id, name_of(payout.state), payout.reason, payout.reference,
                        transaction.now());
}

std::vector<Payout> of_seller(Transaction& transaction, SellerId seller, std::int64_t before, std::int64_t limit) {
    std::vector<Payout> found;
    transaction.each(
        sql::payouts::of_seller, [&](const Rows& row) { found.push_back(payout_at(row)); }, seller, before, limit);
    return found;
}

Sums sums(Transaction& transaction, SellerId seller, Currency currency) {
    const auto row = transaction.one(sql::payouts::sums, seller, currency.text());
    return {.asked = {.minor = (*row)->integer(0), .currency = currency},
            .paid = {.minor = (*row)->integer(1), .currency = currency}};
}

Currency currency_owed(Transaction& transaction, SellerId seller, Currency usual) {
    const auto row = transaction.one(sql::payouts::owed_elsewhere, account_of(seller), usual.text());
    return row ? currency_at(*row->operator->(), 0) : usual;
}

Money balance(Transaction& transaction, SellerId seller, Currency currency, std::int64_t before) {
    const auto row = transaction.one(sql::payouts::balance, account_of(seller), before, currency.text());
    return {.minor = (*row)->integer(0), .currency = currency};
}

std::vector<StatementEntry> statement(Transaction& transaction, SellerId seller, Currency currency, std::int64_t before,
                                      std::int64_t limit) {
    std::vector<StatementEntry> entries;
    const auto read = [&](const Rows& row) {
        StatementEntry entry{.id = row.integer(0),
                             .fact = std::string(row.text(1)),
                             .amount = money_at(row, 4),
                             .made_at = {row.integer(6)}};
        if (!row.is_null(2)) entry.order = row.integer(2);
        if (!row.is_null(3)) entry.cause = row.integer(3);
        entries.push_back(std::move(entry));
    };
    transaction.each(sql::payouts::statement, read, account_of(seller), seller, before, limit, currency.text());
    return entries;
}

} // namespace cartwright::store::payouts
