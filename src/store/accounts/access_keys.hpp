#pragma once

#include "domain/accounts/actor.hpp"
#include "store/engine/transaction.hpp"

#include <string>
#include <vector>

/// Access keys of API clients, as stored: only the hash of a key, never the key itself.
namespace cartwright::store::access_keys {

using cartwright::AccessKey;

void add(Transaction& transaction, const AccessKey& key);
std::optional<AccessKey> with_hash(Transaction& transaction, std::string_view door, std::string_view hash);
std::optional<AccessKey> find(Transaction& transaction, AccessKeyId id);

/// Returns all keys that were created by hand. Keys of a family are left out, because they are created and removed
/// automatically.
std::vector<AccessKey> all(Transaction& transaction);

/// Returns false when there is no such key, or when it is already revoked.
bool revoke(Transaction& transaction, AccessKeyId id);
void revoke_family(Transaction& transaction, std::int64_t family);

/// Deletes up to `limit` keys that expired at `deadline` or before; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::access_keys
