#pragma once

#include "providers/live/provider_call.hpp"

#include <string>

namespace cartwright::providers::live {

struct FacebookSettings {
    std::string app_id{}; // empty: sign-in by Facebook is off
    std::string app_secret{};
    std::string url = "https://graph.facebook.com"; // a version may follow: /v23.0
};

/// Identifies a person by the token that Facebook gave to their app.
class Facebook {
  public:
    explicit Facebook(FacebookSettings settings) : settings_(std::move(settings)) {}

    /// Sets where Facebook is. Before the first request.
    void set_url(std::string url) { settings_.url = std::move(url); }

    [[nodiscard]] Identified identify(const IdentityWish& wish, ProviderCall& call) const;

  private:
    [[nodiscard]] Identified by_access_token(const std::string& token, ProviderCall& call) const;

    FacebookSettings settings_;
};

} // namespace cartwright::providers::live
