#pragma once

#include "operations/work.hpp"
#include "store/upkeep/idempotency.hpp"

namespace cartwright::operations {

/// The first answer to a write, for when it is asked again.
using Answer = store::idempotency::Record;

struct IdempotencyKey {
    std::string scope;        // the door
    std::string key;          // as the client sent it
    std::string fingerprint;  // of method, target and body
    bool is_reserved = false; // `recall` found it, without an answer
};

/// The recorded answer, or nothing when the key is new. Refused: key_reused, when it was used for a different request.
Result<std::optional<Answer>> recall(Work& work, IdempotencyKey& key);

/// Binds the key to the request, whose answer is not known yet: any other is refused from now on.
void reserve(Work& work, const IdempotencyKey& key);

/// Records the answer with the work itself: both are kept, or neither is. After `recall`: where another node has bound
/// the key since then, the work is undone and run again, and finds that node's answer.
void remember(Work& work, const IdempotencyKey& key, int status, const std::string& body);

} // namespace cartwright::operations
