// Every route of every door, from the route tables, so that a new one can't be forgotten: each write can be repeated
// safely, and nobody comes in who should not.

#include "app/doors.hpp"
#include "program/doors/strangers.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <regex>
#include <set>
#include <thread>

namespace cartwright::tests {

namespace {

struct Mounted {
    std::string door;
    api::Route route;
    std::string_view operation; // "add_cart_item"
    bool asks_for_keys = false;
};

/// As it is outside the demo: its writes want a key.
const std::vector<std::string> closed_orderflow{"--open-orderflow", "false"};

/// The routes of all doors of the demo shop, with the order pipeline closed.
std::vector<Mounted> routes() {
    std::vector<Mounted> all;
    for (const api::Door& door : doors_of({.demo = true, .orderflow = {.is_open = false}}, {}))
        for (const api::Route& route : door.routes)
            all.push_back({.door = std::string(door.name),
                           .route = route,
                           .operation = door.routes.operation_of(route).id,
                           .asks_for_keys = door.credentials_of != nullptr});
    return all;
}

bool is_write(const Mounted& mounted) {
    // These POSTs only look: a search has a body, a status is asked for as the public system has it.
    static const std::set<std::string_view> looks{"search_shoes", "get_verification_status_by_post", "get_plan_prices"};
    return mounted.route.method != http::Method::get && mounted.route.access.records &&
           !looks.contains(mounted.operation);
}

std::string name_of(const Mounted& mounted) {
    return mounted.door + " " + std::string(mounted.operation) + ": " + std::string(name_of(mounted.route.method)) +
           " " + std::string(mounted.route.path);
}

const Recipe& recipe_of(const Mounted& mounted) {
    const auto found = recipes().find(mounted.operation);
    if (found == recipes().end()) throw std::runtime_error("no recipe for " + name_of(mounted));
    return found->second;
}

/// Also when a page leads on. What is wrong with an account is said with 200, shopping §0.
bool is_yes(const Answer& answer) {
    return (answer.status / 100 == 2 || answer.status == 303) &&
           answer.body.find(R"("errors":[")") == std::string::npos;
}

constexpr Scope scopes[] = {Scope::buyer, Scope::shop, Scope::reseller, Scope::billing, Scope::client, Scope::member};

bool is_replayed(const Answer& answer) { return answer.header("Idempotency-Replayed") == "true"; }

Headers with_key(const std::string& key) { return {{"Idempotency-Key", key}}; }

/// What an answer says, but for a password: it is made for a new customer, and shown to the first who asks alone.
std::string told(const Answer& answer) {
    static const std::regex password("\"password\":\"[^\"]*\"");
    return std::to_string(answer.status) + " " + std::regex_replace(answer.body, password, R"("password":"")");
}

/// The same request but for something that does not matter to who reads it.
Wanted other(Wanted wanted) {
    wanted.target += wanted.target.find('?') == std::string::npos ? "?other=1" : "&other=1";
    return wanted;
}

} // namespace

class Doors : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, Doors, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

/// A write that was answered, for what comes after the crash.
struct Done {
    Mounted mounted;
    Wanted wanted;
    Answer first;
};

std::string key_for(const Mounted& mounted) { return "key-of-a-write-" + std::string(mounted.operation); }

/// First, replay, other body, another caller.
Done write_once(World& world, const Mounted& mounted) {
    const std::string key = key_for(mounted);
    const Caller caller = administrator(world, mounted.door);
    const Wanted wanted = recipe_of(mounted)(world);
    const Answer first = world.ask(wanted, caller, with_key(key));
    EXPECT_TRUE(is_yes(first)) << name_of(mounted) << ": " << told(first);
    EXPECT_FALSE(is_replayed(first)) << name_of(mounted);

    const Answer replay = world.ask(wanted, caller, with_key(key));
    EXPECT_EQ(told(replay), told(first)) << name_of(mounted);
    EXPECT_TRUE(is_replayed(replay)) << name_of(mounted);

    const Answer changed = world.ask(other(wanted), caller, with_key(key));
    EXPECT_EQ(changed.status, 422) << name_of(mounted) << ": " << told(changed);
    return {.mounted = mounted, .wanted = wanted, .first = first};
}

/// Many at once: one is done, the others hear the same or are put off.
void write_at_once(World& world, const Mounted& mounted) {
    constexpr int callers = 6;
    const std::string key = "many-at-once-" + std::string(mounted.operation);
    const Caller caller = administrator(world, mounted.door);
    const Wanted wanted = recipe_of(mounted)(world);
    std::vector<Answer> answers(callers);
    std::vector<std::thread> threads;
    for (Answer& answer : answers) threads.emplace_back([&] { answer = world.ask(wanted, caller, with_key(key)); });
    for (std::thread& thread : threads) thread.join();
    const Answer after = world.ask(wanted, caller, with_key(key));
    EXPECT_TRUE(is_yes(after) && is_replayed(after)) << name_of(mounted) << ": " << told(after);
    int first = 0;
    for (const Answer& answer : answers) {
        if (answer.status == 409) continue;
        EXPECT_EQ(told(answer), told(after)) << name_of(mounted);
        if (!is_replayed(answer)) ++first;
    }
    EXPECT_EQ(first, 1) << name_of(mounted) << ": so many were done";
}

TEST_P(Doors, repeat_every_write_safely) {
    World world(GetParam(), closed_orderflow);
    std::vector<Done> done;
    for (const Mounted& mounted : routes()) {
        if (!is_write(mounted)) continue;
        done.push_back(write_once(world, mounted));
        write_at_once(world, mounted);
    }
    ASSERT_GT(done.size(), 15U);
    world.server().kill();
    world.server().start();
    for (const Done& each : done) {
        const Caller caller = administrator(world, each.mounted.door);
        const std::string key = key_for(each.mounted);
        const Answer replay = world.ask(each.wanted, caller, with_key(key));
        EXPECT_EQ(told(replay), told(each.first)) << name_of(each.mounted) << ", after a crash";
    }
}

TEST_P(Doors, keep_the_answers_of_callers_apart) {
    World world(GetParam(), closed_orderflow);
    for (const Mounted& mounted : routes()) {
        if (!is_write(mounted) || !mounted.asks_for_keys || mounted.route.access.scopes.has(Scope::anyone)) continue;
        const Wanted wanted = recipe_of(mounted)(world);
        const std::string key = "mine-" + std::string(mounted.operation);
        const Answer first = world.ask(wanted, administrator(world, mounted.door), with_key(key));
        ASSERT_TRUE(is_yes(first)) << name_of(mounted) << ": " << told(first);
        for (const Scope scope : scopes) {
            const Caller caller = another(world, mounted.door, cartwright::name_of(scope));
            if (caller.is_nobody()) continue;
            // Where an application asks on nobody's behalf, it does not matter who has signed in there.
            if (scope == Scope::member && mounted.route.access.scopes.has(Scope::client)) continue;
            const Answer answer = world.ask(wanted, caller, with_key(key));
            EXPECT_FALSE(is_replayed(answer))
                << name_of(mounted) << " to another " << cartwright::name_of(scope) << ": " << told(answer);
        }
    }
}

/// Keys that let nobody in.
std::vector<std::pair<std::string, Caller>> strangers(World& world, const Mounted& mounted, const Caller& good) {
    const std::string& door = mounted.door;
    if (door == "shopping") return strangers_of_shopping(world, mounted.route, good);
    // A key of the marketplace, made one of this door: the reseller's takes none that is made by hand.
    const auto spoiled = [&](const std::string& how) {
        return world.once(door + " " + how, [&] {
            const std::string label = door + "-" + how;
            const std::string key = world.key("--door marketplace --scope admin --label " + label);
            meddle(world.server().database(),
                   "UPDATE access_keys SET door = '" + door + "', " + how + " = 1 WHERE label = '" + label + "'");
            return key;
        });
    };
    const std::string expired = spoiled("expires_at");
    const std::string revoked = spoiled("revoked_at");
    return {{"nobody", {}},
            {"a wrong key", with_key(door, "wrong")},
            {"an expired key", with_key(door, expired)},
            {"a revoked key", with_key(door, revoked)}};
}

/// Carts, what is in them, how they are paid, and the pictures of that.
bool is_of_cart(const api::Route& route) {
    static constexpr std::string_view parameters[] = {"{item_id}", "{cart_id}", "{payment_id}", "{discount_id}",
                                                      "{image_id}"};
    return std::ranges::any_of(
        parameters, [&](std::string_view parameter) { return route.path.find(parameter) != std::string_view::npos; });
}

/// Whether a route is not for whoever has that scope, but for whose it is.
bool is_its_own(const Mounted& mounted, Scope scope) {
    // What a member asks of itself another may as well; an application's page is its member's, what is in carts too.
    if (scope == Scope::member)
        return mounted.route.path.starts_with("/clients/{user_id}") || is_of_cart(mounted.route);
    if (scope == Scope::client) return false;
    // What is public to all shops is no secret of one; what is a shop's, or a reseller's, is its own.
    return scope == Scope::reseller || (scope == Scope::shop && !mounted.route.access.scopes.has(Scope::buyer));
}

bool is_no(const Mounted& mounted, const Answer& answer) {
    if (mounted.door != "shopping") return answer.status == 403 || answer.status == 404;
    return answer.status == 422 && answer.body == R"({"errors":"Not Found"})"; // shopping §0: "no privilege"
}

void expect_closed_to_strangers(World& world, const Mounted& mounted, const Wanted& wanted, const Caller& good) {
    // Who shows no key may still use these for something that needs none: mails of the order pipeline.
    static const std::set<std::string_view> lets_nobody_in{"send_order_email"};
    for (const auto& [who, caller] : strangers(world, mounted, good)) {
        if (caller.is_nobody() && lets_nobody_in.contains(mounted.operation)) continue;
        const Answer answer = world.ask(wanted, caller);
        EXPECT_EQ(answer.status, 401) << name_of(mounted) << " to " << who << ": " << told(answer);
        if (mounted.door == "shopping" && mounted.route.access.scopes.has(Scope::client)) {
            EXPECT_EQ(answer.body, "") << name_of(mounted) << " to " << who; // shopping §0: "`401`, empty body"
        }
        Wanted malformed = wanted; // who is a stranger learns nothing of what else is wrong
        malformed.body = wanted.body.empty() ? "" : "{";
        // Who is signed in at the shopping API is told: the application that it has to name is in the body.
        const bool is_signed_in =
            mounted.door == "shopping" && !mounted.route.access.scopes.has(Scope::client) && answer.body.empty();
        EXPECT_EQ(world.ask(malformed, caller).status, is_signed_in && wanted.body.starts_with('{') ? 400 : 401)
            << name_of(mounted) << " to " << who;
    }
}

TEST_P(Doors, let_nobody_in_who_should_not_come) {
    World world(GetParam(), closed_orderflow);
    int asked = 0;
    for (const Mounted& mounted : routes()) {
        if (!mounted.asks_for_keys || mounted.route.access.scopes.has(Scope::anyone)) continue;
        ++asked;
        const Wanted wanted = recipe_of(mounted)(world);
        const Caller good = owner_or(wanted, administrator(world, mounted.door));
        expect_closed_to_strangers(world, mounted, wanted, good);
        for (const Scope scope : scopes) {
            const Caller caller = another(world, mounted.door, cartwright::name_of(scope));
            if (caller.is_nobody() || (scope == Scope::client && caller.header.empty())) continue;
            if (mounted.door == "shopping" && mounted.route.access.scopes.has(Scope::client)) continue; // nobody's
            if (mounted.route.access.scopes.has(scope) && !is_its_own(mounted, scope)) continue;
            const Answer answer = world.ask(wanted, caller);
            EXPECT_TRUE(is_no(mounted, answer))
                << name_of(mounted) << " to another " << cartwright::name_of(scope) << ": " << told(answer);
        }
        const Answer answer = world.ask(wanted, good);
        EXPECT_TRUE(is_yes(answer)) << name_of(mounted) << " to who may: " << told(answer);
    }
    EXPECT_GT(asked, 60);
}

TEST_P(Doors, let_everybody_in_who_may_come) {
    World world(GetParam(), closed_orderflow);
    for (const Mounted& mounted : routes()) {
        for (const Scope scope : scopes) {
            if (!mounted.asks_for_keys || !mounted.route.access.scopes.has(scope)) continue;
            const Wanted wanted = recipe_of(mounted)(world);
            const Answer answer =
                world.ask(wanted, owner_or(wanted, owner(world, mounted.door, cartwright::name_of(scope))));
            EXPECT_TRUE(is_yes(answer)) << name_of(mounted) << " to its " << cartwright::name_of(scope) << ": "
                                        << told(answer);
        }
    }
}

/// Also where GET uses something up, as a code or a link: HEAD tells who may send it, and GET then does it.
TEST_P(Doors, change_nothing_for_HEAD) {
    World world(GetParam(), closed_orderflow);
    int asked = 0;
    for (const Mounted& mounted : routes()) {
        if (mounted.route.method != http::Method::get || !mounted.asks_for_keys) continue;
        if (mounted.route.access.scopes.has(Scope::anyone)) continue;
        ++asked;
        const Wanted wanted = recipe_of(mounted)(world);
        const Caller caller = owner_or(wanted, administrator(world, mounted.door));
        Wanted head = wanted;
        head.method = "HEAD";
        EXPECT_EQ(world.ask(head, {}).status, 401) << name_of(mounted);
        const int first = world.ask(head, caller).status;
        EXPECT_EQ(world.ask(head, caller).status, first) << name_of(mounted);
        EXPECT_EQ(first, 200) << name_of(mounted);
        const Answer answer = world.ask(wanted, caller);
        EXPECT_TRUE(is_yes(answer)) << name_of(mounted) << " after HEAD: " << told(answer);
    }
    EXPECT_GT(asked, 20);
}

TEST(DoorsOfMembers, are_closed_but_for_these) {
    // They have a secret of their own, in a link or a code; or are forms, and say what is no secret.
    const std::set<std::string_view> open{
        "get_sms_verification_result", "confirm_email", "get_password_reset_page", "submit_password_reset_page",
        "unlock_member", "check_credential", "get_sign_in_page", "submit_sign_in_page", "get_sign_up_form",
        "get_sign_in_form", "get_password_form", "get_confirmation_form", "get_unlock_form", "sign_out",
        // Products are for everybody to see, a coupon for who knows its id; and a
        // browser returns from the gateway's page without signing in.
        "list_shopping_products", "get_shopping_product", "get_discount", "return_from_payment_page"};
    std::set<std::string_view> found;
    for (const Mounted& mounted : routes())
        if (mounted.door == "shopping" && mounted.route.access.scopes.has(Scope::anyone))
            found.insert(mounted.operation);
    EXPECT_EQ(found, open);
}

} // namespace cartwright::tests
