#include "http/origins.hpp"

#include <gtest/gtest.h>

namespace cartwright::http {
namespace {

TEST(Origins, are_spelled_as_browsers_do) {
    const struct {
        const char* url;
        const char* origin;
    } cases[] = {
        {"https://shop.example", "https://shop.example"},
        {"HTTPS://Shop.Example:443/cart?a=b#c", "https://shop.example"},
        {"http://shop.example:80", "http://shop.example"},
        {"http://shop.example:443/", "http://shop.example:443"},
        {"https://user:password@shop.example:8443", "https://shop.example:8443"},
        {"http://[::1]:8000/", "http://[::1]:8000"},
        {"ftp://shop.example", ""},
        {"shop.example", ""},
        {"https://", ""},
        {"null", ""},
        {"", ""},
    };
    for (const auto& c : cases) EXPECT_EQ(origin_of(c.url), c.origin) << c.url;
}

TEST(Origins, of_a_server_are_where_browsers_find_it) {
    using Origins = std::vector<std::string>;
    EXPECT_EQ(origins_at("127.0.0.1:8000", false), (Origins{"http://127.0.0.1:8000", "http://localhost:8000"}));
    EXPECT_EQ(origins_at("[::1]:443", true), (Origins{"https://[::1]", "https://localhost"}));
    EXPECT_EQ(origins_at("0.0.0.0:80", false), (Origins{"http://localhost", "http://127.0.0.1", "http://[::1]"}));
    EXPECT_EQ(origins_at("192.0.2.7:8000", false), (Origins{"http://192.0.2.7:8000"}));
}

TEST(Origins, are_compared_whole) {
    const std::vector<std::string> allowed{"https://shop.example"};
    EXPECT_TRUE(is_allowed("https://shop.example", allowed));
    for (const char* other : {"https://shop.example.evil.example", "https://shop.exampl", "http://shop.example",
                              "https://shop.example:8443", "null", "", "*"})
        EXPECT_FALSE(is_allowed(other, allowed)) << other;
    EXPECT_TRUE(is_allowed("https://any.example", {"*"}));
    EXPECT_FALSE(is_allowed("https://shop.example", {}));
}

} // namespace
} // namespace cartwright::http
