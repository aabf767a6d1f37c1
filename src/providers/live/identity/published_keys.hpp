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

/// How long fetched keys may be used.
struct KeyTimes {
    std::int64_t fresh_ms = 10 * 60 * 1'000; // then they are fetched again
    std::int64_t life_ms = 60 * 60 * 1'000;  // then they are no longer used, when every fetch has failed
    std::int64_t pause_ms = 5'000;           // between two fetches, whatever key ids tokens name
};

/// The keys that a provider publishes, fetched when they are needed. Safe from any thread: one thread fetches, and
/// others that need the keys wait for it.
class PublishedKeys {
  public:
    PublishedKeys(const Clock& clock, KeyTimes times) : clock_(&clock), times_(times) {}

    struct Found {
        enum class Kind : std::uint8_t { key, none, unknown };

        Kind kind = Kind::unknown;
        PublicKey key{};
    };

    /// The provider's current key set; nothing when the provider does not answer.
    using Fetch = std::function<std::optional<std::vector<PublicKey>>()>;

    /// The key of that id. Fetches the keys when they are no longer fresh, or none has that id. `none`: the key set
    /// just fetched has no such key. `unknown`: the keys can't be fetched now, or were fetched too recently to fetch
    /// them again.
    Found find(std::string_view id, const Fetch& fetch);

  private:
    struct Lookup {
        Found found;
        bool fetches = false; // a fetch may change the result
    };
    Lookup look_up(std::string_view id);
    void take(std::optional<std::vector<PublicKey>> keys, Instant asked);

    const Clock* clock_;
    KeyTimes times_;
    std::mutex fetching_; // held by the thread that fetches
    std::mutex mutex_;    // guards what follows
    std::vector<PublicKey> keys_;
    std::optional<Instant> fetched_{};
    std::optional<Instant> tried_{};
};

} // namespace cartwright::providers::live
