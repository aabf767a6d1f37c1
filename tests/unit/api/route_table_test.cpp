#include "api/core/route.hpp"

#include <array>
#include <gtest/gtest.h>

namespace cartwright::api {

namespace {

using enum http::Method;

void show(RequestContext&) {}
void change(RequestContext&) {}

constexpr Access members{Scope::member};

constexpr Route two_routes[] = {
    {get, "/carts/{cart}", show, anyone},
    {put, "/carts/{cart}", change, members.unrecorded()},
};

constexpr Operation about_get{.method = get, .path = "/carts/{cart}", .id = "get_cart", .about = "Returns a cart."};
constexpr Operation about_put{.method = put, .path = "/carts/{cart}", .id = "update_cart", .about = "Changes a cart."};
constexpr Operation about_post{.method = post, .path = "/carts", .id = "create_cart", .about = "Creates a cart."};
constexpr Operation both[] = {about_put, about_get};

/// The checks that a RouteTable makes when it is compiled.
constexpr bool fit(std::span<const Route> routes, std::span<const Operation> manual) {
    return each_route_has_one_entry(routes, manual) && each_entry_has_one_route(routes, manual);
}

static_assert(fit(two_routes, both), "in any order");
static_assert(!fit(two_routes, std::array{about_get}), "an entry is missing");
static_assert(!fit(two_routes, std::array{about_get, about_put, about_put}), "an entry is there twice");
static_assert(!fit(two_routes, std::array{about_get, about_put, about_post}), "an entry is left over");
static_assert(!fit(two_routes, std::array{about_get, about_post}), "an entry is about another route");
static_assert(!fit(std::array{two_routes[0], two_routes[1], two_routes[1]}, both), "a route is there twice");

TEST(RouteTableTest, finds_the_operation_of_each_route) {
    const RouteTable table{two_routes, both};
    std::vector<std::string_view> operations;
    for (const Route& route : table) operations.push_back(table.operation_of(route).id);
    EXPECT_EQ(operations, (std::vector<std::string_view>{"get_cart", "update_cart"}));
}

TEST(RouteTableTest, says_who_may) {
    EXPECT_TRUE(anyone.scopes.has(Scope::anyone));
    EXPECT_TRUE(anyone.records);
    EXPECT_FALSE(Access{}.scopes.allows(Scope::member)) << "closed by default";

    const Access access = members.unrecorded().with_card_data().granting_access();
    EXPECT_TRUE(access.scopes.has(Scope::member));
    EXPECT_FALSE(access.records);
    EXPECT_TRUE(access.holds_card);
    EXPECT_TRUE(access.grants_access);
    EXPECT_EQ(access.is_open_for, nullptr);
    EXPECT_NE(members.or_anyone().is_open_for, nullptr);
    EXPECT_FALSE(members.or_anyone().scopes.has(Scope::anyone)) << "a key that is sent must be good";
}

} // namespace

} // namespace cartwright::api
