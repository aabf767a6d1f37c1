#include "store/upkeep/idempotency.hpp"

#include "store/upkeep/idempotency.sql.hpp"

namespace cartwright::store::idempotency {

std::optional<Record> find(Transaction& transaction, std::string_view scope, std::string_view key) {
    constexpr auto& query = sql::idempotency::find;
    const auto row = transaction.one(query, scope, key);
    if (!row) return std::nullopt;
    return Record{.fingerprint = std::string((*row)->text(query.fingerprint)),
                  .status = static_cast<int>((*row)->integer(query.status)),
                  .headers = std::string((*row)->text(query.headers)),
                  .body = std::string((*row)->text(query.body))};
}

void add(Transaction& transaction, std::string_view scope, std::string_view key, const Record& record) {
    transaction.execute(sql::idempotency::add, scope, key, record.fingerprint, record.status, record.headers,
                        record.body, transaction.now());
}

void complete(Transaction& transaction, std::string_view scope, std::string_view key, const Record& record) {
    transaction.execute(sql::idempotency::complete, scope, key, record.status, record.headers, record.body);
}

std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::idempotency::remove_old, deadline, limit);
}

} // namespace cartwright::store::idempotency
