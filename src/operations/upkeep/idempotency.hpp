#pragma once

#include "operations/work.hpp"
#include "store/upkeep/idempotency.hpp"

namespace cartwright::operations {

/// The first answer to a write, which a repeated request gets again.
using Answer = store::idempotency::Record;

struct IdempotencyKey {
    std::string scope;                   // the door
    std::string key;                     // as the client sent it
    std::string fingerprint;             // of method, target and body
    bool is_reserved = false;            // `recall` found the key, without an answer
    std::optional<std::int64_t> begun{}; // the number that the key was reserved with
};

/// The recorded answer, or nothing when the key is new. Refused: key_reused, when it was used for a different request.
Result<std::optional<Answer>> recall(Work& work, IdempotencyKey& key);

/// Binds the key to the request before its answer is known. Any other request with the key is refused from now on. The
/// number of what the request has begun, if it has one, is kept for whoever repeats it.
void reserve(Work& work, const IdempotencyKey& key, std::optional<std::int64_t> begun);

/// Stores the answer in the transaction of the work itself: both are kept, or neither is. Called after `recall`. When
/// another node has bound the key since then, the work is rolled back and retried, and finds that node's answer. The
/// answer's fingerprint is that of the key.
void remember(Work& work, const IdempotencyKey& key, Answer answer);

} // namespace cartwright::operations
