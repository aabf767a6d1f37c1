#include "store/accounts/access_keys.hpp"

#include "store/accounts/access_keys.sql.hpp"
#include "store/engine/row_values.hpp"

namespace cartwright::store::access_keys {

namespace {

template <class KeyQuery> AccessKey key_in(const Rows& row, const KeyQuery& query) {
    return {.id = {row.integer(query.id)},
            .hash = std::string(row.text(query.hash)),
            .door = std::string(row.text(query.door)),
            .label = std::string(row.text(query.label)),
            .scope = parsed_at(row, query.scope, parse_scope),
            .account = optional_at<AccountId>(row, query.account_id),
            .seller = optional_at<SellerId>(row, query.seller_id),
            .family = optional_at<std::int64_t>(row, query.family),
            .expires_at = optional_at<Instant>(row, query.expires_at),
            .revoked_at = optional_at<Instant>(row, query.revoked_at),
            .made_at = {row.integer(query.made_at)}};
}

} // namespace

void add(Transaction& transaction, const AccessKey& key) {
    transaction.execute(sql::access_keys::add, key.id, key.hash, key.door, key.label, name_of(key.scope), key.account,
                        key.seller, key.family, key.expires_at, transaction.now());
}

std::optional<AccessKey> with_hash(Transaction& transaction, std::string_view door, std::string_view hash) {
    const auto row = transaction.one(sql::access_keys::with_hash, hash, door);
    if (!row) return std::nullopt;
    return key_in(**row, sql::access_keys::with_hash);
}

std::optional<AccessKey> find(Transaction& transaction, AccessKeyId id) {
    const auto row = transaction.one(sql::access_keys::find, id);
    if (!row) return std::nullopt;
    return key_in(**row, sql::access_keys::find);
}

std::vector<AccessKey> all(Transaction& transaction) {
    std::vector<AccessKey> found;
    transaction.each(sql::access_keys::every,
                     [&](const Rows& row) { found.push_back(key_in(row, sql::access_keys::every)); });
    return found;
}

bool revoke(Transaction& transaction, AccessKeyId id) {
    return transaction.execute_counted(sql::access_keys::revoke, id, transaction.now()) > 0;
}

void revoke_family(Transaction& transaction, std::int64_t family) {
    transaction.execute(sql::access_keys::revoke_family, family, transaction.now());
}

std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::access_keys::remove_old, deadline, limit);
}

} // namespace cartwright::store::access_keys
