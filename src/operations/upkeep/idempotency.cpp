#include "operations/upkeep/idempotency.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"

namespace cartwright::operations {

namespace {

constexpr int undecided_status = 0;

} // namespace

Result<std::optional<Answer>> recall(Work& work, IdempotencyKey& key) {
    auto answer = store::idempotency::find(work.tx, key.scope, key.key);
    if (answer && answer->fingerprint != key.fingerprint) return refuse(Why::key_reused);
    key.is_reserved = answer && answer->status == undecided_status;
    key.begun = key.is_reserved ? parse_integer(answer->body) : std::nullopt;
    if (key.is_reserved) answer.reset();
    return answer;
}

void reserve(Work& work, const IdempotencyKey& key, std::optional<std::int64_t> begun) {
    if (key.is_reserved) return;
    remember(work, key, {.status = undecided_status, .body = begun ? std::to_string(*begun) : std::string()});
}

void remember(Work& work, const IdempotencyKey& key, Answer answer) {
    answer.fingerprint = key.fingerprint;
    if (key.is_reserved)
        store::idempotency::complete(work.tx, key.scope, key.key, answer);
    else
        store::idempotency::add(work.tx, key.scope, key.key, answer);
}

} // namespace cartwright::operations
