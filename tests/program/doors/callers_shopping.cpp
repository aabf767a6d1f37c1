#include "demo/demo.hpp"
#include "program/doors/strangers.hpp"

#include <algorithm>

namespace cartwright::tests {

namespace {

Caller caller_of(const SignedInMember& member) {
    return {.header = "X-User-Token",
            .value = member.token,
            .more = {{"X-User-Es", member.es}, {"X-User-Aid", member.app}},
            .application = {}};
}

Caller application_alone(const std::string& api_key, const std::string& app) {
    return {.application = {.api_key = api_key, .app = app}};
}

SignedInMember demo_admin() {
    return {.token = std::string(demo::admin_user_token),
            .es = std::string(demo::admin_es),
            .app = std::string(demo::app_id)};
}

SignedInMember demo_user() {
    return {.token = std::string(demo::user_token), .es = std::string(demo::user_es), .app = std::string(demo::app_id)};
}

/// Somebody made once and kept as "token es".
Caller kept(World& world, const std::string& name, const std::function<void(const SignedInMember&)>& change) {
    const std::string both = world.once(name, [&] {
        const SignedInMember member = world.shopping().new_member(world.fresh_name() + "@example.com", good_password);
        change(member);
        return member.token + ' ' + member.es;
    });
    const std::size_t space = both.find(' ');
    return caller_of({.token = both.substr(0, space), .es = both.substr(space + 1), .app = std::string(demo::app_id)});
}

/// The number in an id.
std::string number_of(const std::string& id) {
    constexpr std::size_t time_digits = 8;
    constexpr int base = 16;
    return std::to_string(std::stoll(id.substr(time_digits), nullptr, base));
}

void expire(World& world, const SignedInMember& member) {
    meddle(world.server().database(),
           "UPDATE member_tokens SET expires_at = 1 WHERE member_id = " + number_of(world.shopping().id_of(member)));
}

/// An application of somebody else: "key app".
Application another_application(World& world) {
    const std::string both = world.once("another application", [&] {
        const ShoppingClient shopping = world.shopping();
        const SignedInMember member = shopping.new_member(world.fresh_name() + "@example.com", good_password);
        const auto client = shopping.ask("PUT", "/clients/" + shopping.id_of(member) + ".json",
                                         R"({"client":{"add_app_id":"anything"}})", member.headers());
        const std::string apps = client.value().body.substr(client->body.find("app_ids"));
        return tests::member(client->body, "api_key") + ' ' + apps.substr(apps.find("[\"") + 2, 24);
    });
    const std::size_t space = both.find(' ');
    return {.api_key = both.substr(0, space), .app = both.substr(space + 1)};
}

using Strangers = std::vector<std::pair<std::string, Caller>>;

Caller without(Caller caller, const std::string& header) {
    std::erase_if(caller.more, [&](const auto& each) { return each.first == header; });
    return caller;
}

Caller with(Caller caller, const std::string& header, const std::string& value) {
    caller = without(std::move(caller), header);
    caller.more.emplace_back(header, value);
    return caller;
}

/// Who come to the routes of members with the right application, and are none.
Strangers without_token(World& world, const Caller& good) {
    const auto expire_it = [&](const SignedInMember& member) { expire(world, member); };
    const auto leave = [&](const SignedInMember& member) {
        (void)world.shopping().ask("DELETE", "/authenticate/users", with_application(""), member.headers());
    };
    const auto sign_out = [&](const SignedInMember& member) {
        (void)world.shopping().ask("POST", "/clients/sign_out", "", member.headers());
    };
    const auto change = [&](const SignedInMember& member) {
        (void)world.shopping().change(member, good_password, R"("password":"horse correct")");
    };
    Caller wrong_token = good;
    wrong_token.value += 'x';
    Caller others_token = good;
    others_token.value = kept(world, "third member", [](const SignedInMember&) {}).value;
    Strangers all{{"nobody", application_alone(good.application.api_key, good.application.app)},
                  {"a wrong token", wrong_token},
                  {"another's token", others_token},
                  {"a wrong es", with(good, "X-User-Es", std::string(64, 'a'))},
                  {"an empty es", with(good, "X-User-Es", "")},
                  {"another's es", with(good, "X-User-Es", kept(world, "third member", {}).more.at(0).second)},
                  {"a wrong aid", with(good, "X-User-Aid", "5a85ae25e138231aa93495e4")},
                  {"another's aid", with(good, "X-User-Aid", another_application(world).app)},
                  {"no es", without(good, "X-User-Es")},
                  {"no aid", without(good, "X-User-Aid")},
                  {"an expired token", kept(world, "expired member", expire_it)},
                  {"who has left", kept(world, "member who has left", leave)},
                  {"who has signed out", kept(world, "member who has signed out", sign_out)},
                  {"a token before the change", kept(world, "member who has changed", change)}};
    for (auto& [who, caller] : all) caller.application = good.application;
    return all;
}

/// Who come with a good token or without, from no application.
Strangers without_application(World& world, const Caller& good) {
    Strangers all;
    const auto from = [&](const std::string& who, const std::string& api_key, const std::string& app) {
        Caller caller = good;
        caller.application = {.api_key = api_key, .app = app};
        all.emplace_back(who, caller);
    };
    const Application ours = good.application;
    const Application others = another_application(world);
    std::string shouted = ours.api_key;
    std::ranges::transform(shouted, shouted.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
    from("no application", "", "");
    from("no api key", "", ours.app);
    from("no app id", ours.api_key, "");
    from("a wrong api key", std::string(64, '6'), ours.app);
    from("another's api key", others.api_key, ours.app);
    from("another's app id", ours.api_key, others.app);
    from("a shouted api key", shouted, ours.app);
    from("half an api key", ours.api_key.substr(0, 32), ours.app);
    return all;
}

} // namespace

Caller shopping_administrator() {
    Caller caller = caller_of(demo_admin());
    caller.application = Application{};
    return caller;
}

Caller shopping_caller(World& world, std::string_view scope) {
    if (scope == "client") return {.application = another_application(world)};
    Caller caller = caller_of(demo_user());
    caller.application = Application{};
    return scope == "member" ? caller : Caller{};
}

Strangers strangers_of_shopping(World& world, const api::Route& route, const Caller& good) {
    if (route.access.scopes.has(Scope::client)) return without_application(world, good);
    Strangers all = without_token(world, good);
    all.emplace_back("nobody at all", Caller{});
    if (is_page(route)) return all; // they are the shop's own
    for (auto& each : without_application(world, good)) all.push_back(std::move(each));
    return all;
}

bool is_page(const api::Route& route) {
    return route.path.starts_with("/clients/") || route.path == "/profiles/{user_id}";
}

} // namespace cartwright::tests
