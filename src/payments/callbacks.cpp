#include "payments/callbacks.hpp"

#include "payments/payments_callbacks.sql.hpp"
#include "store/engine/row_values.hpp"

#include <algorithm>

namespace cartwright::payments {

std::chrono::milliseconds pause_after(std::int64_t attempts, const RetryIntervals& intervals, Entropy& entropy) {
    constexpr std::int64_t doublings_max = 20; // 2^20 times any sensible first interval exceeds the limit
    const std::int64_t doubled = intervals.first.count() << std::clamp<std::int64_t>(attempts - 1, 0, doublings_max);
    const std::int64_t interval = std::min(doubled, intervals.max.count());
    const auto half = static_cast<std::uint64_t>(interval / 2);
    return std::chrono::milliseconds(interval / 2 + static_cast<std::int64_t>(entropy.next() % (half + 1)));
}

namespace callbacks {

namespace {

namespace sql = store::sql::payments_callbacks;

/// Returns whether the payment succeeded.
std::optional<bool> parse_outcome(std::string_view name) {
    if (name == "success") return true;
    if (name == "failed") return false;
    return std::nullopt;
}

template <class CallbackQuery> Callback callback_in(const store::Rows& row, const CallbackQuery& query) {
    return {.id = std::string(row.text(query.id)),
            .order_id = std::string(row.text(query.order_id)),
            .success = parsed_at(row, query.outcome, parse_outcome),
            .amount = row.integer(query.amount),
            .checked = row.integer(query.amount) == 0,
            .attempts = row.integer(query.attempts),
            .due = {row.integer(query.due)}};
}

std::optional<Callback> with_charge(store::Transaction& transaction, std::optional<Callback> callback) {
    if (!callback || !callback->success) return callback;
    const std::optional<Charge> charge = ledger::find_charge(transaction, callback->id);
    if (!charge) throw store::Fault(store::Fault::Kind::broken, "a callback has no charge: " + callback->id);
    callback->amount = charge->amount;
    callback->checked = charge->checked;
    return callback;
}

} // namespace

Callback add(store::Transaction& transaction, const Charge& charge, const RetryIntervals& intervals) {
    transaction.execute(sql::drop_failure, charge.order_id);
    const Callback callback{.id = charge.id,
                            .order_id = charge.order_id,
                            .success = true,
                            .amount = charge.amount,
                            .checked = charge.checked,
                            .due = transaction.now() + intervals.lease.count()};
    transaction.execute(sql::add, callback.id, callback.order_id, "success", callback.due, 0);
    return callback;
}

Callback add_failure(store::Transaction& transaction, const OrderPayment& wish, bool checked,
                     const RetryIntervals& intervals) {
    const std::int64_t amount = checked ? 0 : wish.amount;
    std::optional<Callback> before;
    transaction.each(
        sql::failures_of_order,
        [&](const store::Rows& row) {
            constexpr auto& query = sql::failures_of_order;
            if (row.integer(query.amount) == amount) before = callback_in(row, query);
        },
        wish.order_id);
    if (before) return *std::move(before);
    const Callback callback{.id = "failure_" +
                                  hexadecimal(static_cast<std::uint64_t>(transaction.next_id<Callback>().value), 16),
                            .order_id = wish.order_id,
                            .amount = amount,
                            .checked = checked,
                            .due = transaction.now() + intervals.lease.count()};
    transaction.execute(sql::add, callback.id, callback.order_id, "failed", callback.due, amount);
    return callback;
}

std::optional<Callback> next(store::Transaction& transaction) {
    std::optional<Callback> callback;
    if (const auto row = transaction.one(sql::next)) callback = callback_in(**row, sql::next);
    return with_charge(transaction, std::move(callback));
}

std::optional<Callback> find(store::Transaction& transaction, std::string_view id) {
    std::optional<Callback> callback;
    if (const auto row = transaction.one(sql::find, id)) callback = callback_in(**row, sql::find);
    return with_charge(transaction, std::move(callback));
}

void settle(store::Transaction& transaction, const Callback& callback, const Delivery& delivery,
            std::chrono::milliseconds pause) {
    if (delivery.verdict == Delivery::Verdict::unanswered) {
        transaction.execute(sql::postpone, callback.id, transaction.now() + pause.count());
        return;
    }
    if (transaction.execute_counted(sql::close, callback.id) == 0) return;
    if (!callback.success) return; // nothing was charged, so the store's answer does not matter
    if (delivery.verdict == Delivery::Verdict::delivered)
        ledger::confirm(transaction, callback.id);
    else
        ledger::reverse(transaction, callback.id, delivery.reason);
}

void make_all_due(store::Transaction& transaction) { transaction.execute(sql::hasten, transaction.now()); }

std::int64_t count(store::Transaction& transaction) {
    return (*transaction.one(sql::count))->integer(sql::count.count);
}

void clear(store::Transaction& transaction) { transaction.execute(sql::clear); }

} // namespace callbacks

} // namespace cartwright::payments
