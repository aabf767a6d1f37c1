#pragma once

#include "http/message.hpp"
#include "store/engine/transaction.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace cartwright::payments {

/// What comes with a wish besides the wish.
struct Asked {
    std::string key{};         // the Idempotency-Key; empty: none
    std::string fingerprint{}; // of what was asked under it
    std::string traceparent{};
};

/// What has been written down under an Idempotency-Key.
struct Kept {
    bool is_same = false;               // it was the same request
    std::string charge_id{};            // what it has taken, when it was cut off before it could answer
    std::optional<http::Reply> reply{}; // what it was answered
};

namespace answers {

std::optional<Kept> find(store::Transaction& transaction, const Asked& asked);

/// Writes down that a charge was made for `asked`, together with the charge. Forgets the oldest answers.
void begin(store::Transaction& transaction, const Asked& asked, std::string_view charge_id);

/// Writes down the answer.
void keep(store::Transaction& transaction, const Asked& asked, const http::Reply& reply);

void clear(store::Transaction& transaction);

} // namespace answers

/// The keys whose requests are running now. Safe from any thread.
class RunningKeys {
  public:
    enum class Entry : std::uint8_t { begun, runs_already, runs_with_other_body };

    Entry enter(const Asked& asked);
    void leave(const Asked& asked);

  private:
    std::mutex mutex_;
    std::unordered_map<std::string, std::string> fingerprints_;
};

} // namespace cartwright::payments
