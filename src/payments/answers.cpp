#include "payments/answers.hpp"

#include "payments/payments_answers.sql.hpp"

namespace cartwright::payments {

namespace answers {

namespace {

namespace sql = store::sql::payments_answers;

constexpr std::int64_t kept_ms = 7LL * 24 * 3'600'000; // clients do not repeat a payment after a week

} // namespace

std::optional<Kept> find(store::Transaction& transaction, const Asked& asked) {
    if (asked.key.empty()) return std::nullopt;
    const auto row = transaction.one(sql::find, asked.key);
    if (!row) return std::nullopt;
    Kept kept{.is_same = (*row)->text(0) == asked.fingerprint, .charge_id = std::string((*row)->text(1))};
    const auto status = static_cast<int>((*row)->integer(2));
    if (status != 0) kept.reply = http::Reply{.status = status, .body = std::string((*row)->text(3))};
    return kept;
}

void begin(store::Transaction& transaction, const Asked& asked, std::string_view charge_id) {
    if (asked.key.empty()) return;
    transaction.execute(sql::forget, transaction.now() + -kept_ms);
    transaction.execute(sql::begin, asked.key, asked.fingerprint, charge_id, transaction.now());
}

void keep(store::Transaction& transaction, const Asked& asked, const http::Reply& reply) {
    if (asked.key.empty()) return;
    transaction.execute(sql::forget, transaction.now() + -kept_ms);
    transaction.execute(sql::keep, asked.key, asked.fingerprint, reply.status, reply.body, transaction.now());
}

void clear(store::Transaction& transaction) { transaction.execute(sql::clear); }

} // namespace answers

RunningKeys::Entry RunningKeys::enter(const Asked& asked) {
    if (asked.key.empty()) return Entry::begun;
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = fingerprints_.emplace(asked.key, asked.fingerprint);
    if (is_new) return Entry::begun;
    return found->second == asked.fingerprint ? Entry::runs_already : Entry::runs_with_other_body;
}

void RunningKeys::leave(const Asked& asked) {
    const std::lock_guard lock(mutex_);
    fingerprints_.erase(asked.key);
}

} // namespace cartwright::payments
