#pragma once

#include "providers/live/identity/published_keys.hpp"
#include "providers/live/provider_call.hpp"

#include <span>
#include <string>
#include <vector>

namespace cartwright::providers::live {

/// The URLs of Google's services.
struct GoogleUrls {
    std::string keys = "https://www.googleapis.com/oauth2/v3/certs";
    std::string token = "https://oauth2.googleapis.com/token";
    std::string token_info = "https://oauth2.googleapis.com/tokeninfo";
    std::string user_info = "https://openidconnect.googleapis.com/v1/userinfo";
};

/// All of these below one base URL: /certs, /token, /tokeninfo, /userinfo.
GoogleUrls google_urls_at(const std::string& base);

struct GoogleSettings {
    std::vector<std::string> client_ids{}; // accepted audiences of tokens; none: sign-in by Google is off
    std::string client_secret{};           // of the first of them, for codes
    std::string redirect_uri{};            // likewise
    GoogleUrls urls{};
};

/// Identifies a person by what Google gave them: an ID token, an access token, or an authorisation code.
class Google {
  public:
    Google(GoogleSettings settings, const Clock& clock, KeyTimes times)
        : settings_(std::move(settings)), clock_(&clock), keys_(clock, times) {}

    /// Sets where Google is. Before the first request.
    void set_urls(GoogleUrls urls) { settings_.urls = std::move(urls); }

    Identified identify(const IdentityWish& wish, ProviderCall& call);

  private:
    Identified by_id_token(const std::string& text, const std::string& nonce, std::span<const std::string> audiences,
                           ProviderCall& call);
    Identified by_access_token(const IdentityWish& wish, ProviderCall& call) const;
    Identified by_code(const IdentityWish& wish, ProviderCall& call);

    GoogleSettings settings_;
    const Clock* clock_;
    PublishedKeys keys_;
};

} // namespace cartwright::providers::live
