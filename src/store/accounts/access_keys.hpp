#pragma once

#include "domain/accounts/actor.hpp"
#include "store/engine/transaction.hpp"

#include <string>
#include <vector>

/// Keys that let programs in, as stored: never the key itself, only its hash.
namespace cartwright::store::access_keys {

using cartwright::AccessKey;

void add(Transaction& transaction, const AccessKey& key);
std::optional<AccessKey> with_hash(Transaction& transaction, std::string_view door, std::string_view hash);
std::optional<AccessKey> find(Transaction& transaction, AccessKeyId id);

/// All that somebody has made by hand: those of a family come and go by themselves.
std::vector<AccessKey> all(Transaction& transaction);

/// False when there is no such key, or it is revoked already.
bool revoke(Transaction& transaction, AccessKeyId id);
void revoke_family(Transaction& transaction, std::int64_t family);

/// Forgets some that expired at `deadline` or before; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::access_keys
