#pragma once

#include "providers/live/identity/facebook.hpp"
#include "providers/live/identity/google.hpp"

namespace cartwright::providers::live {

struct IdentitySettings {
    GoogleSettings google{};
    FacebookSettings facebook{};
    KeyTimes keys{};
    std::chrono::milliseconds timeout{5'000}; // for all requests of one sign-in together
};

/// Identifies people by the live services of Google and Facebook.
class Identity final : public providers::Identity {
  public:
    Identity(IdentitySettings settings, const Clock& clock);

    Identified identify(const IdentityWish& wish) override;

    /// The two adapters, to set where each service is. Before the first request.
    [[nodiscard]] Google& google() { return google_; }
    [[nodiscard]] Facebook& facebook() { return facebook_; }

  private:
    std::chrono::milliseconds timeout_;
    Google google_;
    Facebook facebook_;
};

} // namespace cartwright::providers::live
