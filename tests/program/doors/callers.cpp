#include "demo/demo.hpp"
#include "program/doors/strangers.hpp"

namespace cartwright::tests {

namespace {

/// An access token of a reseller, for its refresh token.
std::string access_token(World& world, const std::string& refresh_token) {
    const Wanted wanted{.method = "POST",
                        .target = "/oauth/token",
                        .body = "grant_type=refresh_token&refresh_token=" + refresh_token,
                        .content_type = "application/x-www-form-urlencoded"};
    return member(world.made(wanted, {}), "access_token");
}

/// The first refresh token of a reseller that was not there before.
std::string another_reseller(World& world) {
    const std::string output = world.run("reseller add 'Another'");
    const std::size_t begin = output.find("rt_");
    return output.substr(begin, output.find_first_of(" \n", begin) - begin);
}

std::string shop_key(World& world, const std::string& shop) {
    return world.key("--door marketplace --scope shop --shop " + shop);
}

} // namespace

std::string our_shop(World& world) {
    return world.once("shop", [&] {
        const Caller admin = administrator(world, "marketplace");
        const std::string name = world.fresh_name();
        const std::string user =
            member(world.made({.method = "POST",
                               .target = "/users",
                               .body = R"({"name": ")" + name + R"(", "email": ")" + name + R"(@example.com"})"},
                              admin),
                   "user_id");
        return member(world.made({.method = "POST",
                                  .target = "/shops",
                                  .body = R"({"account_id": )" + user + R"(, "store_name": ")" + name + R"("})"},
                                 admin),
                      "shop_id");
    });
}

Caller owner_or(const Wanted& wanted, const Caller& caller) {
    if (wanted.owner.empty()) return caller;
    return {.header = wanted.owner.front().first,
            .value = wanted.owner.front().second,
            .more = {wanted.owner.begin() + 1, wanted.owner.end()},
            .application = caller.application};
}

Caller with_key(std::string_view door, const std::string& key) {
    if (door == "marketplace") return {.header = "access_token", .value = key};
    return {.header = "Authorization", .value = "Bearer " + key};
}

Caller administrator(World& world, std::string_view door) {
    if (door == "marketplace") return with_key(door, std::string(demo::marketplace_key));
    if (door == "admin") return with_key(door, std::string(demo::admin_token));
    if (door == "shopping") return shopping_administrator();
    if (door == "orderflow")
        return with_key(door, world.once("billing", [&] { return world.key("--door orderflow --scope billing"); }));
    if (door != "reseller") return {};
    return with_key(
        door, world.once("token", [&] { return access_token(world, std::string(demo::reseller_refresh_token)); }));
}

Caller owner(World& world, std::string_view door, std::string_view scope) {
    if (door != "marketplace") return administrator(world, door);
    if (scope == "buyer")
        return with_key(door, world.once("buyer", [&] { return world.key("--door marketplace --scope buyer"); }));
    return with_key(door, world.once("owner", [&] { return shop_key(world, our_shop(world)); }));
}

Caller another(World& world, std::string_view door, std::string_view scope) {
    if (door == "reseller" && scope == "reseller")
        return with_key(door,
                        world.once("another reseller", [&] { return access_token(world, another_reseller(world)); }));
    if (door == "shopping") return shopping_caller(world, scope);
    if (door == "orderflow" && scope == "billing")
        return with_key(door,
                        world.once("another billing", [&] { return world.key("--door orderflow --scope billing"); }));
    if (door != "marketplace" || (scope != "buyer" && scope != "shop")) return {};
    if (scope == "buyer") return owner(world, door, scope);
    return with_key(door, world.once("another shop", [&] { return shop_key(world, "2"); })); // of the demo
}

} // namespace cartwright::tests
