#include "api/core/api_server.hpp"

#include <gtest/gtest.h>

namespace cartwright::api {
namespace {

TEST(network_of, is_what_limits_are_counted_by) {
    struct Case {
        const char* address;
        const char* network;
    };
    constexpr Case cases[] = {{"203.0.113.9", "203.0.113.9"},
                              {"[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::"},
                              {"2001:db8:1:2:ffff::1", "2001:db8:1:2::"},
                              {"2001:db8:1:3::1", "2001:db8:1:3::"},
                              {"203.0.113.9:50001", "203.0.113.9"},
                              {"[2001:db8:1:2::9]:443", "2001:db8:1:2::"},
                              {"fe80::1%eth0", "fe80::"},
                              {"[::ffff:203.0.113.9]", "203.0.113.9"},
                              {"::ffff:203.0.113.9", "203.0.113.9"},
                              {"[::1]", "::"},
                              {"", ""},
                              {"[", ""},
                              {"203.0.113.9 or another", ""},
                              {"unknown", ""}};
    for (const Case& one : cases) EXPECT_EQ(network_of(one.address), one.network) << one.address;
    EXPECT_LE(network_of(std::string(5'000, 'x')).size(), 46U);
}

} // namespace
} // namespace cartwright::api
