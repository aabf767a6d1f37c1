#include "operations/idempotency.hpp"

#include "domain/refusal.hpp"

namespace cartwright::operations {

namespace {

constexpr int undecided_status = 0;

} // namespace

Result<std::optional<Answer>> recall(Work& work, const IdempotencyKey& key) {
    auto answer = store::idempotency::find(work.tx, key.scope, key.key);
    if (answer && answer->fingerprint != key.fingerprint) return refuse(Why::key_reused);
    if (answer && answer->status == undecided_status) answer.reset();
    return answer;
}

void reserve(Work& work, const IdempotencyKey& key) { remember(work, key, undecided_status, {}); }

void remember(Work& work, const IdempotencyKey& key, int status, const std::string& body) {
    store::idempotency::add(work.tx, key.scope, key.key,
                            {.fingerprint = key.fingerprint, .status = status, .body = body});
}

} // namespace cartwright::operations
