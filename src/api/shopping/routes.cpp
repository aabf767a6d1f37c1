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
     "An account, by mobile number or by e-mail address.",
     {},
     "ShoppingSignUp",
     manual::sign_up_example,
     manual::registered,
     applications,
     false},
    {Method::put, "/authenticate/users", change_member, "change_member",
     "Another number, address or password; needs the present password.", manual::no_parameters, "ShoppingMemberChange",
     manual::change_example, manual::changed, members, false},
    {Method::delete_, "/authenticate/users", remove_member, "remove_member", "The own account is gone.",
     manual::no_parameters, keys_alone, manual::keys_example, manual::removed, members, false},
    {Method::get, "/authenticate/users/send_sms_otp", send_code, "send_code", "Sends a code to a mobile number.",
     manual::code_sent, no_body, no_body, manual::sent, applications, false},
    {Method::get, "/authenticate/users/resend_sms_otp", see_code_form, "see_code_form",
     "Whether a code could be sent to a number.", manual::code_sent, no_body, no_body, manual::sent, applications,
     false},
    {Method::get, "/authenticate/users/verify_otp", check_code, "check_code", "The code that came.",
     manual::code_checked, no_body, no_body, manual::checked, applications, false},
    {Method::get, "/authenticate/users/otp_verification_result", poll_code, "poll_code", "What came of a code.",
     manual::code_polled, no_body, no_body, manual::polled, everyone, false},
    {Method::post,
     "/authenticate/users/sign_in",
     sign_in,
     "sign_in",
     "A token, for a key and its password.",
     {},
     "ShoppingSignIn",
     manual::sign_in_example,
     manual::came_in,
     applications,
     false},
    {Method::post, "/authenticate/users/confirmation", ask_for_confirmation, "ask_for_confirmation",
     "Sends the link to confirm an address again.", manual::write, "ShoppingEmailRequest", manual::email_example,
     manual::asked, applications},
    {Method::get, "/authenticate/users/confirmation", confirm, "confirm_email", "The link in that mail.",
     manual::confirmation_link, no_body, no_body, manual::opened, everyone, false},
    {Method::post, "/authenticate/users/password", ask_for_password, "ask_for_password",
     "Sends the link to set a new password.", manual::write, "ShoppingEmailRequest", manual::email_example,
     manual::asked, applications},
    {Method::put,
     "/authenticate/users/password",
     reset_password,
     "reset_password",
     "A new password, with that link.",
     {},
     "ShoppingPasswordReset",
     manual::reset_example,
     manual::reset,
     applications,
     false},
    {Method::get, "/authenticate/users/password/edit", show_reset, "show_reset", "The page that the link leads to.",
     manual::reset_link, no_body, no_body, manual::page, everyone, false},
    {Method::post,
     "/authenticate/users/password/edit",
     reset_on_page,
     "reset_on_page",
     "Its form.",
     {},
     no_body,
     no_body,
     manual::password_page,
     everyone,
     false},
    {Method::post, "/authenticate/users/unlock", ask_for_unlock, "ask_for_unlock",
     "Sends the link to unlock an account.", manual::write, "ShoppingEmailRequest", manual::email_example,
     manual::asked, applications},
    {Method::get, "/authenticate/users/unlock", unlock, "unlock_member", "The link in that mail.", manual::unlock_link,
     no_body, no_body, manual::opened, everyone, false},
    {Method::post,
     "/authenticate/omniauth/google_oauth2/callback",
     sign_in_with_google,
     "sign_in_with_google",
     "A token, for what Google says.",
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
     "A token, for what Facebook says.",
     {},
     "ShoppingFacebookSignIn",
     manual::facebook_example,
     manual::identified,
     applications,
     false},
    {Method::get,
     "/authenticate/users/sign_up",
     not_acceptable,
     "show_sign_up_form",
     "There is no such form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::get,
     "/authenticate/users/sign_in",
     not_acceptable,
     "show_sign_in_form",
     "There is no such form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::get,
     "/authenticate/users/password/new",
     not_acceptable,
     "show_password_form",
     "There is no such form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::get,
     "/authenticate/users/confirmation/new",
     not_acceptable,
     "show_confirmation_form",
     "There is no such form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::get,
     "/authenticate/users/unlock/new",
     not_acceptable,
     "show_unlock_form",
     "There is no such form.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
    {Method::delete_,
     "/authenticate/users/sign_out",
     not_acceptable,
     "sign_out",
     "A token ends by itself.",
     {},
     no_body,
     no_body,
     manual::not_acceptable,
     everyone,
     false},
};

constexpr Route profiles[] = {
    {Method::post, "/profiles/users/get_user_id", show_myself, "show_myself", "Who has signed in.",
     manual::no_parameters, keys_alone, manual::keys_example, manual::myself, members, false},
    {Method::put, "/profiles/users/update", mark_member, "mark_member",
     "An admin makes an admin, or sends the first password again.", manual::write, "ShoppingMemberMark",
     manual::mark_example, manual::marked, members},
    {Method::get, "/profiles/credential_exists", see_whether_free, "see_whether_free",
     "Whether nobody has that address or number yet.", manual::lookup, no_body, no_body, manual::free, everyone, false},
};

constexpr Route creations[] = {
    {Method::post, "/admin_create_users", create_member, "create_member", "An admin makes an account for somebody.",
     manual::write, "ShoppingNewMember", manual::email_example, manual::created, admins},
};

constexpr Route searches[] = {
    {Method::get, "/search/authenticated_user_search", search_all, "search_all",
     "Members, for an admin, and products, by beginnings of words.", manual::searched, no_body, no_body, manual::found,
     members, false},
};

constexpr Route pages[] = {
    {Method::get,
     "/clients/sign_in",
     show_sign_in,
     "show_sign_in",
     "The page to sign in on.",
     {},
     no_body,
     no_body,
     manual::page,
     everyone,
     false},
    {Method::post,
     "/clients/sign_in",
     sign_in_on_page,
     "sign_in_on_page",
     "Its form.",
     {},
     no_body,
     no_body,
     manual::page_to_sign_in,
     everyone,
     false},
    {Method::post,
     "/clients/sign_out",
     sign_out_of_page,
     "sign_out_of_page",
     "Leaves the pages.",
     {},
     no_body,
     no_body,
     manual::signed_out,
     members,
     false},
    {Method::get, "/profiles/{user_id}", show_profile, "show_profile", "The own id, as a page.", manual::client,
     no_body, no_body, manual::profile, members, false},
    {Method::get, "/clients/{user_id}", show_client, "show_client", "A member's application: its key and app ids.",
     manual::client, no_body, no_body, manual::clients, members, false},
    {Method::get, "/clients/{user_id}/edit", edit_client, "edit_client", "The page to add to it.", manual::client,
     no_body, no_body, manual::page, members, false},
    {Method::post, "/clients/{user_id}", change_client_on_page, "change_client_on_page", "The same by the page's form.",
     manual::client, no_body, no_body, manual::client_changed, members, false},
};

// Browsers' forms do not send this request, so it is refused in JSON.
constexpr Route clients[] = {
    {Method::put, "/clients/{user_id}", change_client, "change_client", "One more app id or redirect URL.",
     manual::client, "ShoppingClientChange", manual::client_example, manual::client_set, members, false},
};

std::string_view schemas_of(std::string_view prefix) {
    if (prefix == "/authenticate") return embedded::shopping_schemas;
    return prefix == "/auth/images" ? embedded::image_schemas : std::string_view();
}

Door door_at(std::string_view prefix, std::span<const Route> routes, const Terms& terms) {
    return {.name = "shopping",
            .about = "People with accounts of their own, who sign in by e-mail, mobile number, Google or Facebook, and "
                     "what they buy.",
            .prefix = prefix,
            .routes = routes,
            .schemas = schemas_of(prefix),
            .terms = terms,
            .credential_headers = "X-User-Aid, X-User-Token, X-User-Es",
            .security_schemes = prefix == "/authenticate" ? manual::security_schemes : std::string_view(),
            .security = manual::signed_in_security,
            .credentials_of = bearer_of,
            .identify = operations::identify_member,
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
