#include "payments/answers.hpp"

#include "payments/payments_answers.sql.hpp"

namespace cartwright::payments {

namespace answers {

namespace {

namespace sql = store::sql::payments_answers;

constexpr std::int64_t kept_ms = 7LL * 24 * 3'600'000; // clients do not repeat a payment after a week

} // namespace

std::optional<StoredAnswer> find(store::Transaction& transaction, const RequestInfo& info) {
    if (info.key.empty()) return std::nullopt;
    const auto row = transaction.one(sql::find, info.key);
    if (!row) return std::nullopt;
    StoredAnswer kept{.is_same = (*row)->text(sql::find.fingerprint) == info.fingerprint,
                      .charge_id = std::string((*row)->text(sql::find.charge_id))};
    const auto status = static_cast<int>((*row)->integer(sql::find.status));
    if (status != 0) kept.reply = http::Reply{.status = status, .body = std::string((*row)->text(sql::find.body))};
    return kept;
}

void begin(store::Transaction& transaction, const RequestInfo& info, std::string_view charge_id) {
    if (info.key.empty()) return;
    transaction.execute(sql::forget, transaction.now() + -kept_ms);
    transaction.execute(sql::begin, info.key, info.fingerprint, charge_id, transaction.now());
}

void keep(store::Transaction& transaction, const RequestInfo& info, const http::Reply& reply) {
    if (info.key.empty()) return;
    transaction.execute(sql::forget, transaction.now() + -kept_ms);
    transaction.execute(sql::keep, info.key, info.fingerprint, reply.status, reply.body, transaction.now());
}

void clear(store::Transaction& transaction) { transaction.execute(sql::clear); }

} // namespace answers

RunningKeys::Entry RunningKeys::enter(const RequestInfo& info) {
    if (info.key.empty()) return Entry::begun;
    const std::lock_guard lock(mutex_);
    const auto [found, is_new] = fingerprints_.emplace(info.key, info.fingerprint);
    if (is_new) return Entry::begun;
    return found->second == info.fingerprint ? Entry::runs_already : Entry::runs_with_other_body;
}

void RunningKeys::leave(const RequestInfo& info) {
    const std::lock_guard lock(mutex_);
    fingerprints_.erase(info.key);
}

} // namespace cartwright::payments
