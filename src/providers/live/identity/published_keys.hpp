#pragma once

#include "base/instant.hpp"
#include "providers/live/identity/signature_check.hpp"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::providers::live {

/// For how long keys are taken for what the provider publishes.
struct KeyTimes {
    std::int64_t fresh_ms = 10 * 60 * 1'000; // then they are fetched again
    std::int64_t life_ms = 60 * 60 * 1'000;  // when that fails all the time: then they are worth nothing
    std::int64_t pause_ms = 5'000;           // between two fetches, whatever tokens ask for
};

/// The keys that a provider publishes, fetched when they are needed. Safe from any thread: one fetches, others who need
/// what it fetches wait for it.
class PublishedKeys {
  public:
    PublishedKeys(const Clock& clock, KeyTimes times) : clock_(&clock), times_(times) {}

    struct Found {
        enum class Kind : std::uint8_t { key, none, unknown };

        Kind kind = Kind::unknown;
        PublicKey key{};
    };

    /// The key set as the provider shows it now; nothing when it doesn't answer.
    using Fetch = std::function<std::optional<std::vector<PublicKey>>()>;

    /// The key of that id, or that there is none. Fetches when the keys are no longer fresh, and when none has that id.
    /// Unknown: they can't be had now.
    Found find(std::string_view id, const Fetch& fetch);

  private:
    struct Look {
        Found found;
        bool fetches = false; // it may be otherwise after a fetch
    };
    Look look(std::string_view id);
    void take(std::optional<std::vector<PublicKey>> keys, Instant asked);

    const Clock* clock_;
    KeyTimes times_;
    std::mutex fetching_; // one at a time
    std::mutex mutex_;    // of what follows
    std::vector<PublicKey> keys_;
    std::optional<Instant> fetched_{};
    std::optional<Instant> tried_{};
};

} // namespace cartwright::providers::live
