#pragma once

#include "base/money.hpp"
#include "store/engine/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// The credentials of --demo. They are public, so they work only there, on loopback addresses.
namespace demo {
inline constexpr Currency currency{{'U', 'S', 'D'}}; // of all demo prices, whatever the shop's is
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
inline constexpr std::string_view payment_page_key = "demo-page-key";
inline constexpr std::string_view payment_page_salt = "demo-page-salt";
// The shopping document's own accounts and app. Each secret is a text that shows that it is none.
inline constexpr std::string_view app_id = "5a85ae25e138231aa93495e3";
inline constexpr std::string_view api_key = "64656d6f206170706c69636174696f6e20206f6620636172747772696768742e";
inline constexpr std::string_view admin_id = "5a870959421aa90f36a35558";
inline constexpr std::string_view admin_email = "anyone@gmail.com";
inline constexpr std::string_view admin_password = "demo-admin-password";
inline constexpr std::string_view admin_user_token = "demo-admin-user-token";
inline constexpr std::string_view admin_es = "64656d6f2061646d696e2c20776865726576657220796f7520617265206e6f77";
inline constexpr std::string_view user_id = "5a87111b421aa91047c428b9";
inline constexpr std::string_view user_mobile = "9999999999";
inline constexpr std::string_view user_password = "demo-user-password";
inline constexpr std::string_view user_token = "demo-user-token";
inline constexpr std::string_view user_es = "64656d6f20757365722c207768657265766572207468617420796f7520617265";
} // namespace demo

/// Fills a database without products with the demo data of these doors. One with products gets only the reseller and
/// the members of the demo, where they do not exist.
void fill_with_demo_data(store::Store& store, const std::vector<std::string>& doors);

} // namespace cartwright
