#include "store/accounts/access_keys.hpp"

#include "store/accounts/access_keys.sql.hpp"

namespace cartwright::store::access_keys {

namespace {

template <class T> std::optional<T> optional_at(const Rows& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return T{row.integer(column)};
}

AccessKey key_at(const Rows& row) {
    return {.id = {row.integer(0)},
            .hash = std::string(row.text(1)),
            .door = std::string(row.text(2)),
            .label = std::string(row.text(3)),
            .scope = parse_scope(row.text(4)).value(),
            .account = optional_at<AccountId>(row, 5),
            .seller = optional_at<SellerId>(row, 6),
            .family = optional_at<std::int64_t>(row, 7),
            .expires_at = optional_at<Instant>(row, 8),
            .revoked_at = optional_at<Instant>(row, 9),
            .made_at = {row.integer(10)}};
}

} // namespace

void add(Transaction& transaction, const AccessKey& key) {
    transaction.execute(sql::access_keys::add, key.id, key.hash, key.door, key.label, name_of(key.scope), key.account,
                        key.seller, key.family, key.expires_at, transaction.now());
}

std::optional<AccessKey> with_hash(Transaction& transaction, std::string_view door, std::string_view hash) {
    const auto row = transaction.one(sql::access_keys::with_hash, hash, door);
    if (!row) return std::nullopt;
    return key_at(*row->operator->());
}

std::optional<AccessKey> find(Transaction& transaction, AccessKeyId id) {
    const auto row = transaction.one(sql::access_keys::find, id);
    if (!row) return std::nullopt;
    return key_at(*row->operator->());
}

std::vector<AccessKey> all(Transaction& transaction) {
    std::vector<AccessKey> found;
    transaction.each(sql::access_keys::every, [&](const Rows& row) { found.push_back(key_at(row)); });
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
