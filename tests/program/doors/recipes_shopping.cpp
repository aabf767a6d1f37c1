#include "demo/demo.hpp"
#include "program/doors/recipes.hpp"

#include <chrono>

namespace cartwright::tests {

namespace {

Wanted post_as_application(const std::string& target, const std::string& members) {
    return {.method = "POST", .target = target, .body = with_application(members)};
}
Wanted put_as_application(const std::string& target, const std::string& members) {
    return {.method = "PUT", .target = target, .body = with_application(members)};
}
Wanted owned(const SignedInMember& member, Wanted wanted) {
    wanted.owner = member.headers();
    return wanted;
}

std::string fresh_email(World& world) { return world.fresh_name() + "@example.com"; }

std::string user_with(const std::string& name, const std::string& value) {
    return R"("user":{")" + name + R"(":")" + value + "\"}";
}

SignedInMember somebody(World& world) { return world.shopping().new_member(fresh_email(world), good_password); }

/// The address of somebody who has not confirmed it, or has.
std::string unconfirmed(World& world) {
    const std::string email = fresh_email(world);
    if (!world.shopping().sign_up(email, good_password)) throw std::runtime_error("no answer");
    return email;
}
std::string confirmed(World& world) {
    const std::string email = fresh_email(world);
    world.shopping().make_member(email, good_password);
    return email;
}

std::string locked(World& world) {
    const std::string email = confirmed(world);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto now_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    meddle(world.server().database(), "UPDATE members SET failures = 20, locked_at = " + std::to_string(now_ms) +
                                          " WHERE email = '" + email + "'");
    return email;
}

std::string number_to_confirm(World& world) {
    const std::string number = world.fresh_number();
    if (!world.shopping().sign_up(number, good_password)) throw std::runtime_error("no answer");
    return number;
}

std::string number_in_query(const std::string& number) {
    return "?resource=users&user%5Badditional_login_param%5D=" + number + '&' + application_in_query;
}

Wanted with_identity(World& world, const std::string& path, const std::string& provider, const std::string& kind,
                     const std::string& name) {
    const std::string subject = world.fresh_name();
    const std::string token =
        member(world.made({.method = "POST",
                           .target = "/rehearsal/identity/tokens",
                           .body = R"({"provider":")" + provider + R"(","kind":")" + kind + R"(","subject":")" +
                                   subject + R"(","email":")" + subject + R"(@example.com"})"},
                          {}),
               "token");
    return {
        .method = "POST",
        .target = "/authenticate/omniauth/" + path + "/callback.json",
        .body =
            R"({"state":"{\"current_app_id\":\"<app_id>\",\"api_key\":\"<api_key>\",\"path\":\"omniauth/users/\"}",")" +
            name + R"(":")" + token + "\"}"};
}

Recipes account_recipes() {
    return {
        {"sign_up",
         [](World& world) {
             return post_as_application("/authenticate/users", R"("user":{"email":")" + fresh_email(world) +
                                                                   R"(","password":"correct horse",)"
                                                                   R"("password_confirmation":"correct horse"})");
         }},
        {"update_member",
         [](World& world) {
             return owned(somebody(world),
                          put_as_application("/authenticate/users.json",
                                             R"("user":{"current_password":"correct horse",)"
                                             R"("password":"horse correct","password_confirmation":"horse correct"})"));
         }},
        {"delete_member",
         [](World& world) {
             return owned(somebody(world),
                          {.method = "DELETE", .target = "/authenticate/users.json", .body = with_application("")});
         }},
        {"sign_in",
         [](World& world) {
             return post_as_application("/authenticate/users/sign_in",
                                        R"("user":{"login":")" + confirmed(world) + R"(","password":"correct horse"})");
         }},
        {"request_confirmation",
         [](World& world) {
             return post_as_application("/authenticate/users/confirmation", user_with("email", unconfirmed(world)));
         }},
        {"request_password_reset",
         [](World& world) {
             return post_as_application("/authenticate/users/password", user_with("email", confirmed(world)));
         }},
        {"request_unlock",
         [](World& world) {
             return post_as_application("/authenticate/users/unlock", user_with("email", locked(world)));
         }},
        {"reset_password",
         [](World& world) {
             const std::string email = confirmed(world);
             if (!world.shopping().ask_for_link("password", email)) throw std::runtime_error("no answer");
             return put_as_application("/authenticate/users/password",
                                       R"("user":{"reset_password_token":")" + world.shopping().link_sent_to(email) +
                                           R"(","password":"horse correct","password_confirmation":"horse correct"})");
         }},
    };
}

Recipes code_recipes() {
    return {
        {"send_sms_code",
         [](World& world) {
             return get("/authenticate/users/send_sms_otp.json" + number_in_query(number_to_confirm(world)));
         }},
        {"get_sms_code_form",
         [](World& world) {
             return get("/authenticate/users/resend_sms_otp.json" + number_in_query(number_to_confirm(world)));
         }},
        {"verify_sms_code",
         [](World& world) {
             const std::string number = number_to_confirm(world);
             return get("/authenticate/users/verify_otp.json" + number_in_query(number) +
                        "&user%5Botp%5D=" + world.shopping().code_sent_to(number));
         }},
        {"sign_in_with_google",
         [](World& world) { return with_identity(world, "google_oauth2", "google", "id_token", "id_token"); }},
        {"sign_in_with_facebook",
         [](World& world) {
             return with_identity(world, "facebook", "facebook", "exchange_token", "fb_exchange_token");
         }},
    };
}

Recipes profile_recipes() {
    return {
        {"get_own_user_id", [](World&) { return post_as_application("/profiles/users/get_user_id.json", ""); }},
        {"update_member_roles",
         [](World& world) {
             return put_as_application("/profiles/users/update.json", R"("id":")" +
                                                                          world.shopping().id_of(somebody(world)) +
                                                                          R"(","user":{"created_by_admin":true})");
         }},
        {"create_member",
         [](World& world) {
             return post_as_application("/admin_create_users", user_with("email", fresh_email(world)));
         }},
        {"search_shopping",
         [](World&) {
             return get(std::string("/search/authenticated_user_search?query%5Bquery_string%5D=anyone&") +
                        application_in_query);
         }},
    };
}

Recipes page_recipes() {
    const auto at_client = [](World& world, const std::string& method, const std::string& ending,
                              const std::string& body) {
        const SignedInMember member = somebody(world);
        return owned(member,
                     {.method = method, .target = "/clients/" + world.shopping().id_of(member) + ending, .body = body});
    };
    return {
        {"submit_sign_out_page",
         [](World& world) { return owned(somebody(world), {.method = "POST", .target = "/clients/sign_out"}); }},
        {"get_profile", [](World&) { return get("/profiles/" + std::string(demo::admin_id)); }},
        {"get_client", [=](World& world) { return at_client(world, "GET", ".json", ""); }},
        {"get_client_edit_page", [=](World& world) { return at_client(world, "GET", "/edit", ""); }},
        {"update_client",
         [=](World& world) { return at_client(world, "PUT", ".json", R"({"client":{"add_app_id":"anything"}})"); }},
        {"submit_client_page",
         [=](World& world) { return at_client(world, "POST", "", R"({"client":{"add_app_id":"anything"}})"); }},
    };
}

std::string product_named(const std::string& name) {
    return R"("product":{"price":120000,"name":")" + name + R"(","category":"Cars","brand":"Ford"})";
}

std::string fresh_product(World& world) {
    const Wanted wanted = post_as_application("/shopping/products.json", product_named(world.fresh_name()));
    return "/shopping/products/" + member(world.made(wanted, administrator(world, "shopping")), "$oid");
}

Recipes product_recipes() {
    return {
        {"create_shopping_product",
         [](World& world) {
             return post_as_application("/shopping/products.json", product_named(world.fresh_name()));
         }},
        {"list_shopping_products", [](World&) { return get("/shopping/products.json"); }},
        {"get_shopping_product", [](World& world) { return get(fresh_product(world)); }},
        {"update_shopping_product",
         [](World& world) {
             return put_as_application(fresh_product(world), R"("product":{"price":1012.25,"stock":7})");
         }},
        {"delete_shopping_product",
         [](World& world) {
             return Wanted{.method = "DELETE", .target = fresh_product(world), .body = with_application("")};
         }},
    };
}

} // namespace

Recipes shopping_recipes() {
    Recipes gathered;
    for (Recipes some : {account_recipes(), code_recipes(), profile_recipes(), page_recipes(), product_recipes()})
        gathered.merge(some);
    return gathered;
}

} // namespace cartwright::tests
