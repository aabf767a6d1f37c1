#pragma once

#include "store/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// What lets one in with --demo; known to all, so it works there only, on loopback addresses.
namespace demo {
inline constexpr std::string_view admin_token = "demo-admin-token";
inline constexpr std::string_view marketplace_key = "demo-marketplace-key";
inline constexpr std::string_view reseller_account = "10001";
inline constexpr std::string_view reseller_customer = "20001";
inline constexpr std::string_view reseller_refresh_token = "demo-reseller-refresh-token";
inline constexpr std::string_view seal_key = "6465206d6f207365616c206b6579206f66206361727477726967687420313233";
inline constexpr std::string_view google_client_id = "demo.apps.googleusercontent.example";
inline constexpr std::string_view google_client_secret = "demo-google-client-secret";
inline constexpr std::string_view google_redirect_uri =
    "http://localhost:8000/authenticate/omniauth/google_oauth2/callback";
inline constexpr std::string_view facebook_app_id = "100000000000001";
inline constexpr std::string_view facebook_app_secret = "demo-facebook-app-secret";
} // namespace demo

/// Puts the demo data of these doors into a database without products; one that has some stays as it is.
void fill_with_demo_data(store::Store& store, const std::vector<std::string>& doors);

} // namespace cartwright
