#include "store/reseller/refresh_tokens.hpp"

#include "store/engine/row_values.hpp"
#include "store/reseller/refresh_tokens.sql.hpp"

namespace cartwright::store::refresh_tokens {

void add(Transaction& transaction, const RefreshToken& token, std::string_view hash) {
    transaction.execute(sql::refresh_tokens::add, token.id, hash, token.account, token.family, token.expires_at,
                        transaction.now());
}

void lock(Transaction& transaction, std::string_view hash) { transaction.lock(sql::refresh_tokens::lock, hash); }

std::optional<RefreshToken> find(Transaction& transaction, std::string_view hash) {
    constexpr auto& query = sql::refresh_tokens::find;
    const auto found = transaction.one(query, hash);
    if (!found) return std::nullopt;
    const Rows& row = **found;
    return RefreshToken{.id = {row.integer(query.id)},
                        .account = {row.integer(query.account_id)},
                        .family = row.integer(query.family),
                        .expires_at = {row.integer(query.expires_at)},
                        .used_at = optional_at<Instant>(row, query.used_at),
                        .revoked_at = optional_at<Instant>(row, query.revoked_at)};
}

void spend(Transaction& transaction, RefreshTokenId id) {
    transaction.execute(sql::refresh_tokens::spend, id, transaction.now());
}

void revoke_family(Transaction& transaction, std::int64_t family) {
    transaction.execute(sql::refresh_tokens::revoke_family, family, transaction.now());
}

std::optional<Instant> last_expiry(Transaction& transaction, std::int64_t family) {
    const auto row = transaction.one(sql::refresh_tokens::last_expiry, family);
    if (!row) return std::nullopt;
    return optional_at<Instant>(**row, sql::refresh_tokens::last_expiry.last_expiry);
}

std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::refresh_tokens::remove_old, deadline, limit);
}

} // namespace cartwright::store::refresh_tokens
