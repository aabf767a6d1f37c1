#include "http/router.hpp"

#include <gtest/gtest.h>
#include <optional>
#include <stdexcept>
#include <vector>

namespace cartwright::http {

namespace {

using Kind = Match::Kind;

constexpr Pattern patterns[] = {
    {Method::get, "/"},                              // 0
    {Method::get, "/products"},                      // 1
    {Method::get, "/products/{product}"},            // 2
    {Method::post, "/products/search"},              // 3
    {Method::get, "/products/new/{x}"},              // 4
    {Method::post, "/carts/{cart}:checkout"},        // 5
    {Method::get, "/carts/{cart}"},                  // 6
    {Method::delete_, "/carts/{cart}/items/{item}"}, // 7
    {Method::head, "/health"},                       // 8
    {Method::options, "/health"},                    // 9
    {Method::get, "/products/{product}/images"},     // 10
};

struct RoutedCase {
    Method method;
    const char* path;
    Kind kind;
    std::size_t route = 0;
    std::vector<std::string> parameters{};
    std::string allow{};
};

void expect_route(const Router& router, const RoutedCase& c) {
    const Match match = router.match(c.method, c.path);
    const std::string what = std::string(name_of(c.method)) + " " + c.path;
    EXPECT_EQ(match.kind, c.kind) << what;
    if (c.kind == Kind::found) {
        EXPECT_EQ(match.route, c.route) << what;
    }
    for (std::size_t i = 0; i < path_parameters_max; ++i) {
        EXPECT_EQ(match.parameters[i], i < c.parameters.size() ? c.parameters[i] : "") << what;
    }
    if (c.kind == Kind::not_allowed) {
        EXPECT_EQ(match.allow, c.allow) << what;
    }
}

TEST(Router, finds_the_pattern_of_a_request) {
    const Router router(patterns);
    const RoutedCase cases[] = {
        {Method::get, "/", Kind::found, 0},
        {Method::get, "/products", Kind::found, 1},
        {Method::head, "/products", Kind::found, 1},
        {Method::get, "/products/7", Kind::found, 2, {"7"}},
        {Method::get, "/products/search", Kind::found, 2, {"search"}}, // the literal has no GET
        {Method::post, "/products/search", Kind::found, 3},
        {Method::get, "/products/new/a", Kind::found, 4, {"a"}},
        {Method::get, "/products/new/images", Kind::found, 4, {"images"}}, // literals win over parameters
        {Method::get, "/products/old/images", Kind::found, 10, {"old"}},
        {Method::post, "/carts/a1:checkout", Kind::found, 5, {"a1"}},
        {Method::get, "/carts/a1:order", Kind::found, 6, {"a1:order"}}, // no verb of this place
        {Method::get, "/carts/a%20b", Kind::found, 6, {"a b"}},
        {Method::get, "/carts/a%2Fb", Kind::found, 6, {"a/b"}},
        {Method::get, "/carts/%2541", Kind::found, 6, {"%41"}}, // decoded once
        {Method::get, "/carts/a+b", Kind::found, 6, {"a+b"}},
        {Method::delete_, "/carts/a%41/items/%C3%A9", Kind::found, 7, {"aA", "\xC3\xA9"}},
        {Method::head, "/health", Kind::found, 8},
        {Method::options, "/health", Kind::found, 9},

        {Method::get, "/nothing", Kind::not_found},
        {Method::get, "", Kind::not_found},
        {Method::get, "*", Kind::not_found},
        {Method::get, "products", Kind::not_found},
        {Method::get, "//", Kind::not_found},
        {Method::get, "/products/", Kind::not_found}, // slashes are exact
        {Method::get, "/products//images", Kind::not_found},
        {Method::get, "/Products", Kind::not_found},
        {Method::get, "/product%73", Kind::not_found}, // literals are compared as sent
        {Method::get, "/carts/%", Kind::not_found},
        {Method::get, "/carts/%4", Kind::not_found},
        {Method::get, "/carts/%zz", Kind::not_found},
        {Method::get, "/carts/a%00b", Kind::not_found},
        {Method::get, "/carts/%FF", Kind::not_found},
        {Method::get, "/carts/\xFF", Kind::not_found},
        {Method::post, "/carts/:checkout", Kind::not_allowed, 0, {}, "GET, HEAD, OPTIONS"},

        {Method::post, "/products", Kind::not_allowed, 0, {}, "GET, HEAD, OPTIONS"},
        {Method::options, "/products", Kind::not_allowed, 0, {}, "GET, HEAD, OPTIONS"},
        {Method::delete_, "/products/search", Kind::not_allowed, 0, {}, "GET, HEAD, POST, OPTIONS"},
        {Method::get, "/carts/a/items/b", Kind::not_allowed, 0, {}, "DELETE, OPTIONS"},
        {Method::get, "/health", Kind::not_allowed, 0, {}, "HEAD, OPTIONS"},
        {Method::get, "/carts/a1:checkout", Kind::not_allowed, 0, {}, "POST, OPTIONS"}, // a verb is no part of the id
        {Method::get, "/carts/a1%3Acheckout", Kind::not_allowed, 0, {}, "POST, OPTIONS"},
        {Method::options, "/carts/a1:checkout", Kind::not_allowed, 0, {}, "POST, OPTIONS"},
    };
    for (const RoutedCase& c : cases) expect_route(router, c);
}

/// reseller A1-20: "Decode once, then split the last segment on the last `:`".
TEST(Router, knows_a_verb_whose_colon_was_escaped) {
    constexpr Pattern verbs[] = {{Method::post, "/carts/{cart}:checkout"}, {Method::post, "/products:pricing"}};
    const Router router(verbs);
    const struct {
        const char* path;
        std::optional<std::size_t> route;
        const char* parameter;
    } cases[] = {
        {"/carts/a1%3Acheckout", 0, "a1"},  {"/carts/a1%3acheckout", 0, "a1"}, {"/carts/a%3A1:checkout", 0, "a:1"},
        {"/products%3Apricing", 1, ""},     {"/products:pricing", 1, ""},      {"/carts/%3Acheckout", {}, ""},
        {"/carts/a1%253Acheckout", {}, ""}, {"/carts/a13Acheckout", {}, ""},   {"/carts/a1checkout", {}, ""},
        {"/products%253Apricing", {}, ""},  {"/productspricing", {}, ""},      {"/products%3Apricings", {}, ""},
    };
    for (const auto& c : cases) {
        const Match match = router.match(Method::post, c.path);
        EXPECT_EQ(match.kind == Kind::found, c.route.has_value()) << c.path;
        if (!c.route || match.kind != Kind::found) continue;
        EXPECT_EQ(match.route, *c.route) << c.path;
        EXPECT_EQ(match.parameters[0], c.parameter) << c.path;
    }
}

TEST(Router, keeps_decoded_parameters_when_a_match_is_moved) {
    const Router router(patterns);
    Match match = router.match(Method::delete_, "/carts/%41/items/%42");
    const Match moved = std::move(match);
    EXPECT_EQ(moved.parameters[0], "A");
    EXPECT_EQ(moved.parameters[1], "B");
}

TEST(Router, rejects_patterns_that_make_no_sense) {
    constexpr Pattern wrong[][2] = {
        {{Method::get, "/a"}, {Method::get, "/a"}},
        {{Method::get, "/a/{x}"}, {Method::get, "/a/{y}"}},
        {{Method::get, "/a"}, {Method::get, "b"}},
        {{Method::get, "/a"}, {Method::get, ""}},
        {{Method::get, "/a"}, {Method::get, "/{a"}},
        {{Method::get, "/a"}, {Method::get, "/{a}b"}},
        {{Method::get, "/a"}, {Method::get, "/{a}/{b}/{c}/{d}/{e}"}},
    };
    for (const auto& pair : wrong) EXPECT_THROW(Router{pair}, std::logic_error) << pair[1].path;
    constexpr Pattern right[] = {{Method::get, "/{a}/{b}/{c}/{d}"}};
    EXPECT_EQ(Router(right).match(Method::get, "/1/2/3/4").parameters[3], "4");
}

} // namespace

} // namespace cartwright::http
