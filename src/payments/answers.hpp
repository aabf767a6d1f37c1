#pragma once

#include "http/message.hpp"
#include "store/engine/transaction.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace cartwright::payments {

/// The parts of a request besides its content.
struct RequestInfo {
    std::string key{};         // the Idempotency-Key; empty: none
    std::string fingerprint{}; // of the request that the key was sent with
    std::string traceparent{};
};

/// What is stored under an Idempotency-Key.
struct StoredAnswer {
    bool is_same = false;               // it was the same request
    std::string charge_id{};            // its charge, when the server stopped before it could answer
    std::optional<http::Reply> reply{}; // the reply that was sent
};

namespace answers {

std::optional<StoredAnswer> find(store::Transaction& transaction, const RequestInfo& info);

/// Stores, together with a charge, that it was made for `info`. Deletes answers older than a week.
void begin(store::Transaction& transaction, const RequestInfo& info, std::string_view charge_id);

/// Stores the answer. Deletes answers older than a week.
void keep(store::Transaction& transaction, const RequestInfo& info, const http::Reply& reply);

void clear(store::Transaction& transaction);

} // namespace answers

/// The idempotency keys whose requests are running now. Safe from any thread.
class RunningKeys {
  public:
    enum class Entry : std::uint8_t { begun, runs_already, runs_with_other_body };

    Entry enter(const RequestInfo& info);
    void leave(const RequestInfo& info);

  private:
    std::mutex mutex_;
    std::unordered_map<std::string, std::string> fingerprints_;
};

} // namespace cartwright::payments
