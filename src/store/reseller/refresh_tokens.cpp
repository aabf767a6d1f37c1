#include "store/reseller/refresh_tokens.hpp"

#include "store/reseller/refresh_tokens.sql.hpp"

namespace cartwright::store::refresh_tokens {

void add(Transaction& transaction, const RefreshToken& token, std::string_view hash) {
    transaction.execute(sql::refresh_tokens::add, token.id, hash, token.account, token.family, token.expires_at,
                        transaction.now());
}

void lock(Transaction& transaction, std::string_view hash) { transaction.lock(sql::refresh_tokens::lock, hash); }

std::optional<RefreshToken> find(Transaction& transaction, std::string_view hash) {
    const auto found = transaction.one(sql::refresh_tokens::find, hash);
    if (!found) return std::nullopt;
    const Rows& row = *found->operator->();
    RefreshToken token{
        .id = {row.integer(0)}, .account = {row.integer(1)}, .family = row.integer(2), .expires_at = {row.integer(3)}};
    if (!row.is_null(4)) token.used_at = Instant{row.integer(4)};
    if (!row.is_null(5)) token.revoked_at = Instant{row.integer(5)};
    return token;
}

void spend(Transaction& transaction, RefreshTokenId id) {
    transaction.execute(sql::refresh_tokens::spend, id, transaction.now());
}

void revoke_family(Transaction& transaction, std::int64_t family) {
    transaction.execute(sql::refresh_tokens::revoke_family, family, transaction.now());
}

std::optional<Instant> last_expiry(Transaction& transaction, std::int64_t family) {
    const auto row = transaction.one(sql::refresh_tokens::last_expiry, family);
    if (!row || (*row)->is_null(0)) return std::nullopt;
    return Instant{(*row)->integer(0)};
}

std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::refresh_tokens::remove_old, deadline, limit);
}

} // namespace cartwright::store::refresh_tokens
