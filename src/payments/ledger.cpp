#include "payments/ledger.hpp"

#include "payments/payments_ledger.sql.hpp"
#include "store/engine/row_values.hpp"

#include <algorithm>

namespace cartwright::payments::ledger {

namespace {

namespace sql = store::sql::payments_ledger;

struct Last {
    std::int64_t id = 0;
    std::int64_t balance = 0;
};

std::optional<Last> last_movement(store::Transaction& transaction) {
    const auto row = transaction.one(sql::last_movement);
    if (!row) return std::nullopt;
    return Last{.id = (*row)->integer(sql::last_movement.id),
                .balance = (*row)->integer(sql::last_movement.balance_after)};
}

/// Writes the next line of the journal and returns the balance after it.
std::int64_t move(store::Transaction& transaction, std::string_view kind, std::string_view counterparty,
                  std::int64_t change) {
    const Last last = last_movement(transaction).value_or(Last{});
    const std::int64_t balance_after = last.balance + change;
    transaction.execute(sql::move, last.id + 1, kind, counterparty, change, balance_after, transaction.now());
    return balance_after;
}

std::optional<Charge::State> parse_state(std::string_view name) {
    if (name == "charged") return Charge::State::charged;
    if (name == "confirmed") return Charge::State::confirmed;
    if (name == "reversed") return Charge::State::reversed;
    return std::nullopt;
}

} // namespace

void lock(store::Transaction& transaction) { transaction.lock(sql::lock); }

void open(store::Transaction& transaction, std::int64_t opening_balance) {
    const std::optional<Last> last = last_movement(transaction);
    if (!last) {
        move(transaction, "opening", "bank", opening_balance);
        return;
    }
    const auto sum = transaction.one(sql::sum);
    if ((*sum)->integer(sql::sum.balance) != last->balance)
        throw store::Fault(store::Fault::Kind::broken, "the account's balance is not the sum of its movements");
}

void reset(store::Transaction& transaction, std::int64_t opening_balance) {
    transaction.execute(sql::clear_movements);
    transaction.execute(sql::clear_charges);
    transaction.execute(sql::clear_refunds);
    move(transaction, "opening", "bank", opening_balance);
}

std::int64_t balance(store::Transaction& transaction) { return last_movement(transaction).value_or(Last{}).balance; }

std::vector<Movement> history(store::Transaction& transaction) {
    std::vector<Movement> movements;
    const auto add = [&](const store::Rows& row) {
        movements.push_back({.kind = std::string(row.text(sql::newest.kind)),
                             .counterparty = std::string(row.text(sql::newest.counterparty)),
                             .change = row.integer(sql::newest.change),
                             .balance_after = row.integer(sql::newest.balance_after)});
    };
    transaction.each(sql::newest, add, history_max);
    std::ranges::reverse(movements);
    return movements;
}

std::int64_t transfer(store::Transaction& transaction, const Transfer& wish) {
    return move(transaction, "transfer", wish.recipient, -wish.amount);
}

void give_back(store::Transaction& transaction, std::string_view counterparty, std::int64_t amount) {
    move(transaction, "reversal", counterparty, amount);
}

bool is_charged(store::Transaction& transaction, std::string_view order_id) {
    return transaction.one(sql::charge_of_order, order_id).has_value();
}

std::optional<Charge> charge(store::Transaction& transaction, const OrderPayment& wish, bool checked) {
    // The id is sent to the store as an idempotency key, so it must never be reused, not even after a reset.
    Charge charge{.id = "charge_" + hexadecimal(static_cast<std::uint64_t>(transaction.next_id<Charge>().value), 16),
                  .order_id = wish.order_id,
                  .amount = wish.amount,
                  .balance_after = balance(transaction) - wish.amount,
                  .checked = checked};
    const std::int64_t added = transaction.execute_counted(sql::charge, charge.id, charge.order_id, charge.amount,
                                                           charge.balance_after, checked, transaction.now());
    if (added == 0) return std::nullopt;
    move(transaction, "order", wish.order_id, -wish.amount);
    return charge;
}

std::optional<Charge> find_charge(store::Transaction& transaction, std::string_view id) {
    constexpr auto& query = sql::find_charge;
    const auto row = transaction.one(query, id);
    if (!row) return std::nullopt;
    return Charge{.id = std::string(id),
                  .order_id = std::string((*row)->text(query.order_id)),
                  .amount = (*row)->integer(query.amount),
                  .balance_after = (*row)->integer(query.balance_after),
                  .checked = (*row)->boolean(query.checked),
                  .state = parsed_at(**row, query.state, parse_state),
                  .reason = std::string((*row)->text(query.reason)),
                  .refunded = (*row)->integer(query.refunded)};
}

std::optional<Charge> charge_of(store::Transaction& transaction, std::string_view order_id) {
    std::string id;
    if (const auto row = transaction.one(sql::charge_of_order, order_id)) id = (*row)->text(sql::charge_of_order.id);
    return id.empty() ? std::nullopt : find_charge(transaction, id);
}

std::optional<RefundMade> find_refund(store::Transaction& transaction, std::string_view key) {
    constexpr auto& query = sql::find_refund;
    const auto row = transaction.one(query, key);
    if (!row) return std::nullopt;
    return RefundMade{
        .wish = {.order_id = std::string((*row)->text(query.order_id)), .amount = (*row)->integer(query.amount)},
        .refunded = (*row)->integer(query.refunded),
        .balance_after = (*row)->integer(query.balance_after)};
}

RefundMade refund(store::Transaction& transaction, const Charge& charge, std::string_view key, std::int64_t amount) {
    transaction.execute(sql::give_back, charge.id, amount);
    const RefundMade made{.wish = {.order_id = charge.order_id, .amount = amount},
                          .refunded = charge.refunded + amount,
                          .balance_after = move(transaction, "refund", charge.order_id, amount)};
    transaction.execute(sql::add_refund, key, charge.id, charge.order_id, amount, made.refunded, made.balance_after,
                        transaction.now());
    return made;
}

void confirm(store::Transaction& transaction, std::string_view id) { transaction.execute(sql::confirm_charge, id); }

void reverse(store::Transaction& transaction, std::string_view id, std::string_view reason) {
    if (transaction.execute_counted(sql::reverse_charge, id, reason) == 0) return;
    const std::optional<Charge> charge = find_charge(transaction, id);
    const std::int64_t left = charge->amount - charge->refunded; // the rest was refunded already
    if (left > 0) move(transaction, "reversal", charge->order_id, left);
}

} // namespace cartwright::payments::ledger
