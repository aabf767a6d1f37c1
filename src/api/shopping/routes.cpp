#include "api/shopping/accounts/handlers.hpp"
#include "api/shopping/accounts/manual.hpp"
#include "api/shopping/accounts/shopping_schemas.json.hpp"
#include "api/shopping/accounts/who_may.hpp"
#include "api/shopping/carts/routes_of_carts.hpp"
#include "api/shopping/door.hpp"
#include "api/shopping/images/image_schemas.json.hpp"
#include "api/shopping/images/routes_of_images.hpp"
#include "api/shopping/pages/pages.hpp"
#include "api/shopping/products/routes_of_products.hpp"
#include "api/shopping/refusals.hpp"
#include "operations/members/member_access.hpp"

namespace cartwright::api::shopping {

namespace {

using enum http::Method;

// Requests with a password are not recorded: a record distinguishes requests by a hash that is fast to compute.
constexpr Route accounts[] = {
    {post, "/authenticate/users", sign_up, applications.unrecorded()},
    {put, "/authenticate/users", change_member, members.unrecorded()},
    {delete_, "/authenticate/users", remove_member, members.unrecorded()},
    {get, "/authenticate/users/send_sms_otp", send_code, applications.unrecorded()},
    {get, "/authenticate/users/resend_sms_otp", show_code_form, applications.unrecorded()},
    {get, "/authenticate/users/verify_otp", check_code, applications.unrecorded()},
    {get, "/authenticate/users/otp_verification_result", poll_code, anyone.unrecorded()},
    {post, "/authenticate/users/sign_in", sign_in, applications.unrecorded()},
    {post, "/authenticate/users/confirmation", ask_for_confirmation, applications},
    {get, "/authenticate/users/confirmation", confirm, anyone.unrecorded()},
    {post, "/authenticate/users/password", ask_for_password, applications},
    {put, "/authenticate/users/password", reset_password, applications.unrecorded()},
    {get, "/authenticate/users/password/edit", show_reset, anyone.unrecorded()},
    {post, "/authenticate/users/password/edit", reset_on_page, anyone.unrecorded()},
    {post, "/authenticate/users/unlock", ask_for_unlock, applications},
    {get, "/authenticate/users/unlock", unlock, anyone.unrecorded()},
    {post, "/authenticate/omniauth/google_oauth2/callback", sign_in_with_google, applications.unrecorded()},
    {post, "/authenticate/omniauth/facebook/callback", sign_in_with_facebook, applications.unrecorded()},
    {get, "/authenticate/users/sign_up", answer_not_acceptable, anyone.unrecorded()},
    {get, "/authenticate/users/sign_in", answer_not_acceptable, anyone.unrecorded()},
    {get, "/authenticate/users/password/new", answer_not_acceptable, anyone.unrecorded()},
    {get, "/authenticate/users/confirmation/new", answer_not_acceptable, anyone.unrecorded()},
    {get, "/authenticate/users/unlock/new", answer_not_acceptable, anyone.unrecorded()},
    {delete_, "/authenticate/users/sign_out", answer_not_acceptable, anyone.unrecorded()},
};

constexpr Route profiles[] = {
    {post, "/profiles/users/get_user_id", show_myself, members.unrecorded()},
    {put, "/profiles/users/update", mark_member, members},
    {get, "/profiles/credential_exists", check_credential, anyone.unrecorded()},
};

constexpr Route creations[] = {
    {post, "/admin_create_users", create_member, admins},
};

constexpr Route searches[] = {
    {get, "/search/authenticated_user_search", search_all, members.unrecorded()},
};

constexpr Route pages[] = {
    {get, "/clients/sign_in", show_sign_in, anyone.unrecorded()},
    {post, "/clients/sign_in", sign_in_on_page, anyone.unrecorded()},
    {post, "/clients/sign_out", sign_out_of_page, members.unrecorded()},
    {get, "/profiles/{user_id}", show_profile, members.unrecorded()},
    {get, "/clients/{user_id}", show_client, members.unrecorded()},
    {get, "/clients/{user_id}/edit", edit_client, members.unrecorded()},
    {post, "/clients/{user_id}", change_client_on_page, members.unrecorded()},
};

// Browsers' forms do not send this request, so it is refused in JSON.
constexpr Route clients[] = {
    {put, "/clients/{user_id}", change_client, members.unrecorded()},
};

std::string_view schemas_of(std::string_view prefix) {
    if (prefix == "/authenticate") return embedded::shopping_schemas;
    return prefix == "/auth/images" ? embedded::image_schemas : std::string_view();
}

Door door_at(std::string_view prefix, const RouteTable& routes, const Terms& terms, const Secrets& secrets) {
    return {.name = "shopping",
            .about = "Lets members sign in by e-mail, mobile number, Google or Facebook, and buy products with carts, "
                     "payments and coupons.",
            .prefix = prefix,
            .routes = routes,
            .schemas = schemas_of(prefix),
            .terms = terms,
            .secrets = secrets,
            .credential_headers = "X-User-Aid, X-User-Token, X-User-Es",
            .security_schemes = prefix == "/authenticate" ? manual::security_schemes : std::string_view(),
            .security = manual::signed_in_security,
            .credentials_of = bearer_of,
            .identify = operations::identify_member,
            .json_ending_is_optional = true,
            .is_lenient = true,
            .refuse = refusal,
            .complain = complaint};
}

} // namespace

std::vector<Door> doors(const Terms& terms, const Secrets& secrets) {
    // Of two prefixes that match a path the first wins, so the longer one comes first.
    std::vector<Door> all_of_them{
        door_at("/auth/images", routes_of_images(), terms, secrets),
        door_at("/shopping/images", routes_of_shop_images(), terms, secrets),
        door_at("/authenticate", {accounts, manual::account_operations}, terms, secrets),
        door_at("/profiles", {profiles, manual::profile_operations}, terms, secrets),
        door_at("/admin_create_users", {creations, manual::creation_operations}, terms, secrets),
        door_at("/search", {searches, manual::search_operations}, terms, secrets),
        door_at("/shopping", cart_routes(), terms, secrets),
        door_at("/shopping", product_routes(), terms, secrets),
        door_at("/clients", {clients, manual::client_operations}, terms, secrets),
        door_at("/clients", {pages, manual::page_operations}, terms, secrets)};
    for (Door& door : all_of_them) {
        if (door.prefix != "/clients") continue;
        door.credential_headers = "Cookie, X-User-Aid, X-User-Token, X-User-Es";
        door.security = manual::visitor_security;
        door.credentials_of = visitor_of;
        door.identify = operations::identify_visitor;
    }
    all_of_them.back().refuse = page_refusal;
    return all_of_them;
}

} // namespace cartwright::api::shopping
