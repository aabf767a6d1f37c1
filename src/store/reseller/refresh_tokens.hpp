#pragma once

#include "domain/accounts/actor.hpp"
#include "domain/ids.hpp"
#include "store/engine/transaction.hpp"

#include <string>

/// Refresh tokens, as stored: only the hash, never the token itself.
namespace cartwright::store::refresh_tokens {

using RefreshTokenId = Id<struct RefreshToken>;

struct RefreshToken {
    RefreshTokenId id;
    AccountId account;
    std::int64_t family = 0; // of tokens that succeed one another
    Instant expires_at{};
    std::optional<Instant> used_at{};
    std::optional<Instant> revoked_at{};
};

void add(Transaction& transaction, const RefreshToken& token, std::string_view hash);

/// Locks the token until the end of the transaction, so that no other transaction uses it.
void lock(Transaction& transaction, std::string_view hash);
std::optional<RefreshToken> find(Transaction& transaction, std::string_view hash);

void spend(Transaction& transaction, RefreshTokenId id);
void revoke_family(Transaction& transaction, std::int64_t family);

/// Returns the time until which a family can be continued; nothing when it can't.
std::optional<Instant> last_expiry(Transaction& transaction, std::int64_t family);

/// Deletes up to `limit` tokens that expired at `deadline` or before; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::refresh_tokens
