#include "operations/idempotency.hpp"

#include "domain/refusal.hpp"

namespace cartwright::operations {

Result<std::optional<Answer>> recall(Work& work, const IdempotencyKey& key) {
    auto answer = store::idempotency::find(work.tx, key.scope, key.key);
    if (answer && answer->fingerprint != key.fingerprint) return refuse(Why::key_reused);
    return answer;
}

void remember(Work& work, const IdempotencyKey& key, int status, const std::string& body) {
    store::idempotency::add(work.tx, key.scope, key.key,
                            {.fingerprint = key.fingerprint, .status = status, .body = body});
}

} // namespace cartwright::operations
