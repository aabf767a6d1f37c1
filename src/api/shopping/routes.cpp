#include "api/shopping/accounts/handlers.hpp"
#include "api/shopping/accounts/manual.hpp"
#include "api/shopping/accounts/shopping_schemas.json.hpp"
#include "api/shopping/accounts/words_of_routes.hpp"
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

using http::Method;

// Requests with a password are not recorded: a record distinguishes requests by a hash that is fast to compute.
constexpr Route accounts[] = {
    {Method::post,
     "/authenticate/users",
     sign_up,
     "sign_up",
     "Creates an account with a mobile number or an e-mail address.",
     {},
     "ShoppingSignUp",
     manual::sign_up_example,
     manual::registered,
     applications,
     false},
    {Method::put, "/authenticate/users", change_member, "update_member",
     "Changes the caller's number, address or password; requires the current password.", manual::no_parameters,
     "ShoppingMemberChange", manual::change_example, manual::changed, members, false},
    {Method::delete_, "/authenticate/users", remove_member, "delete_member", "Deletes the caller's account.",
     manual::no_parameters, keys_alone, manual::keys_example, manual::removed, members, false},
    {Method::get, "/authenticate/users/send_sms_otp", send_code, "send_sms_code", "Sends a code to a mobile number.",
     manual::code_sent, no_body, no_body, manual::sent, applications, false},
    {Method::get, "/authenticate/users/resend_sms_otp", show_code_form, "get_sms_code_form",
     "Checks whether the server can send a code to a mobile number.", manual::code_sent, no_body, no_body, manual::sent,
     applications, false},
    {Method::get, "/authenticate/users/verify_otp", check_code, "verify_sms_code",
     "Checks a code that the server sent to a mobile number.", manual::code_checked, no_body, no_body, manual::checked,
     applications, false},
    {Method::get, "/authenticate/users/otp_verification_result", poll_code, "get_sms_verification_result",
     "Returns the result of a submitted code; with an `intent`, success also e-mails the link.", manual::code_polled,
     no_body, no_body, manual::polled, everyone, false},
    {Method::post,
     "/authenticate/users/sign_in",
     sign_in,
     "sign_in",
     "Signs a member in with a mobile number or e-mail address and a password.",
     {},
     "ShoppingSignIn",
     manual::sign_in_example,
     manual::came_in,
     applications,
     false},
    {Method::post, "/authenticate/users/confirmation", ask_for_confirmation, "request_confirmation",
     "Resends the link that confirms an e-mail address.", manual::write, "ShoppingEmailRequest", manual::email_example,
     manual::asked, applications},
    {Method::get, "/authenticate/users/confirmation", confirm, "confirm_email",
     "Confirms an e-mail address with the token from the link.", manual::confirmation_link, no_body, no_body,
     manual::opened, everyone, false},
    {Method::post, "/authenticate/users/password", ask_for_password, "request_password_reset",
     "E-mails a link that sets a new password.", manual::write, "ShoppingEmailRequest", manual::email_example,
     manual::asked, applications},
    {Method::put,
     "/authenticate/users/password",
     reset_password,
     "reset_password",
     "Sets a new password with the token from the link.",
     {},
     "ShoppingPasswordReset",
     manual::reset_example,
     manual::reset,
     applications,
     false},
    {Method::get, "/authenticate/users/password/edit", show_reset, "get_password_reset_page",
     "Returns the HTML page that the password link opens.", manual::reset_link, no_body, no_body, manual::page,
     everyone, false},
    {Method::post,
     "/authenticate/users/password/edit",
     reset_on_page,
     "submit_password_reset_page",
     "Sets a new password from the form on the password page.",
     {},
     no_body,
     no_body,
     manual::password_page,
     everyone,
     false},
    {Method::post, "/authenticate/users/unlock", ask_for_unlock, "request_unlock",
     "E-mails a link that unlocks an account.", manual::write, "ShoppingEmailRequest", manual::email_example,
     manual::asked, applications},
    {Method::get, "/authenticate/users/unlock", unlock, "unlock_member",
     "Unlocks an account with the token from the link.", manual::unlock_link, no_body, no_body, manual::opened,
     everyone, false},
    {Method::post,
     "/authenticate/omniauth/google_oauth2/callback",
     sign_in_with_google,
     "sign_in_with_google",
     "Signs a member in with a Google credential, and creates the account if there is none.",
     {},
     "ShoppingGoogleSignIn",
     manual::google_example,
     manual::identified,
     applications,
     false},
    {Method::post,
     "/authenticate/omniauth/facebook/callback",
     sign_in_with_facebook,
     "sign_in_with_facebook",
     "Signs a member in with a Facebook credential, and creates the account if there is none.",
     {},
     "ShoppingFacebookSignIn",
     manual::facebook_example,
     manual::identified,
     applications,
     false},
    {Method::get,
     "/authenticate/users/sign_up",
     answer_not_acceptable,
     "get_sign_up_form",
     "Answers 406, because JSON clients have no sign-up form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::get,
     "/authenticate/users/sign_in",
     answer_not_acceptable,
     "get_sign_in_form",
     "Answers 406, because JSON clients have no sign-in form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::get,
     "/authenticate/users/password/new",
     answer_not_acceptable,
     "get_password_form",
     "Answers 406, because JSON clients have no password form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::get,
     "/authenticate/users/confirmation/new",
     answer_not_acceptable,
     "get_confirmation_form",
     "Answers 406, because JSON clients have no confirmation form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::get,
     "/authenticate/users/unlock/new",
     answer_not_acceptable,
     "get_unlock_form",
     "Answers 406, because JSON clients have no unlock form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::delete_,
     "/authenticate/users/sign_out",
     answer_not_acceptable,
     "sign_out",
     "Answers 406, because an application signs out by discarding its token.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
};

constexpr Route profiles[] = {
    {Method::post, "/profiles/users/get_user_id", show_myself, "get_own_user_id",
     "Returns the caller's id and whether the caller is an admin.", manual::no_parameters, keys_alone,
     manual::keys_example, manual::myself, members, false},
    {Method::put, "/profiles/users/update", mark_member, "update_member_roles",
     "Lets an admin grant or revoke the admin role, or resend the link for the first password.", manual::write,
     "ShoppingMemberMark", manual::mark_example, manual::marked, members},
    {Method::get, "/profiles/credential_exists", check_credential, "check_credential",
     "Checks whether an e-mail address or mobile number is available.", manual::lookup, no_body, no_body, manual::free,
     everyone, false},
};

constexpr Route creations[] = {
    {Method::post, "/admin_create_users", create_member, "create_member",
     "Lets an admin create an account for another person.", manual::write, "ShoppingNewMember", manual::email_example,
     manual::created, admins},
};

constexpr Route searches[] = {
    {Method::get, "/search/authenticated_user_search", search_all, "search_shopping",
     "Searches products and the caller's items; for admins also members and all items.", manual::searched, no_body,
     no_body, manual::found, members, false},
};

constexpr Route pages[] = {
    {Method::get,
     "/clients/sign_in",
     show_sign_in,
     "get_sign_in_page",
     "Returns the sign-in page.",
     {},
     no_body,
     no_body,
     manual::page,
     everyone,
     false},
    {Method::post,
     "/clients/sign_in",
     sign_in_on_page,
     "submit_sign_in_page",
     "Signs a member in from the form on the sign-in page, and sets the session cookie.",
     {},
     no_body,
     no_body,
     manual::page_to_sign_in,
     everyone,
     false},
    {Method::post,
     "/clients/sign_out",
     sign_out_of_page,
     "submit_sign_out_page",
     "Ends the session of the pages.",
     {},
     no_body,
     no_body,
     manual::signed_out,
     members,
     false},
    {Method::get, "/profiles/{user_id}", show_profile, "get_profile", "Returns a page with the caller's id.",
     manual::client, no_body, no_body, manual::profile, members, false},
    {Method::get, "/clients/{user_id}", show_client, "get_client",
     "Returns a member's application: its API key, app ids and redirect URLs.", manual::client, no_body, no_body,
     manual::clients, members, false},
    {Method::get, "/clients/{user_id}/edit", edit_client, "get_client_edit_page",
     "Returns the page that adds app ids and redirect URLs.", manual::client, no_body, no_body, manual::page, members,
     false},
    {Method::post, "/clients/{user_id}", change_client_on_page, "submit_client_page",
     "Adds an app id or a redirect URL from the form on the edit page.", manual::client, no_body, no_body,
     manual::client_changed, members, false},
};

// Browsers' forms do not send this request, so it is refused in JSON.
constexpr Route clients[] = {
    {Method::put, "/clients/{user_id}", change_client, "update_client",
     "Adds an app id or a redirect URL to a member's application.", manual::client, "ShoppingClientChange",
     manual::client_example, manual::client_set, members, false},
};

std::string_view schemas_of(std::string_view prefix) {
    if (prefix == "/authenticate") return embedded::shopping_schemas;
    return prefix == "/auth/images" ? embedded::image_schemas : std::string_view();
}

Door door_at(std::string_view prefix, std::span<const Route> routes, const Terms& terms) {
    return {.name = "shopping",
            .about = "Lets members sign in by e-mail, mobile number, Google or Facebook, and buy products with carts, "
                     "payments and coupons.",
            .prefix = prefix,
            .routes = routes,
            .schemas = schemas_of(prefix),
            .terms = terms,
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

std::vector<Door> doors(const Terms& terms) {
    // Of two prefixes that match a path the first wins, so the longer one comes first.
    std::vector<Door> all_of_them{door_at("/auth/images", routes_of_images(), terms),
                                  door_at("/shopping/images", routes_of_shop_images(), terms),
                                  door_at("/authenticate", accounts, terms),
                                  door_at("/profiles", profiles, terms),
                                  door_at("/admin_create_users", creations, terms),
                                  door_at("/search", searches, terms),
                                  door_at("/shopping", cart_routes(), terms),
                                  door_at("/shopping", product_routes(), terms),
                                  door_at("/clients", clients, terms),
                                  door_at("/clients", pages, terms)};
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
