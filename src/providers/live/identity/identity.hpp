#pragma once

#include "providers/live/identity/facebook.hpp"
#include "providers/live/identity/google.hpp"

namespace cartwright::providers::live {

struct IdentitySettings {
    GoogleSettings google{};
    FacebookSettings facebook{};
    KeyTimes keys{};
    std::chrono::milliseconds patience{5'000}; // with all that one sign-in has to ask
};

/// Asks Google and Facebook themselves.
class Identity final : public providers::Identity {
  public:
    Identity(IdentitySettings settings, const Clock& clock);

    Identified identify(const IdentityWish& wish) override;

    /// Where each is from now on; before the first question.
    [[nodiscard]] Google& google() { return google_; }
    [[nodiscard]] Facebook& facebook() { return facebook_; }

  private:
    std::chrono::milliseconds patience_;
    Google google_;
    Facebook facebook_;
};

} // namespace cartwright::providers::live
