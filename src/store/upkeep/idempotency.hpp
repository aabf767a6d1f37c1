#pragma once

#include "store/engine/transaction.hpp"

#include <optional>
#include <string>

/// The first answer to each write that came with an Idempotency-Key, as stored.
namespace cartwright::store::idempotency {

struct Record {
    std::string fingerprint{}; // of the request that was answered
    int status = 0;
    std::string headers{}; // a line for each: "Location: /webhooks/7"
    std::string body{};
};

std::optional<Record> find(Transaction& transaction, std::string_view scope, std::string_view key);

/// The database refuses a key that exists already, also when another node has just added it.
void add(Transaction& transaction, std::string_view scope, std::string_view key, const Record& record);

/// Stores the answer to a request whose key exists already.
void complete(Transaction& transaction, std::string_view scope, std::string_view key, const Record& record);

/// Deletes up to `limit` records made at `deadline` or before; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit);

} // namespace cartwright::store::idempotency
