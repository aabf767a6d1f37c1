// What the program lets in: connections, and bodies that no route reads.

#include "support/raw_client.hpp"
#include "support/server_process.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <sys/resource.h>

namespace cartwright::tests {
namespace {

/// Newcomers are told that there is no room, or served: they never wait for nothing.
TEST(program, has_no_more_connections_than_the_system_allows) {
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit few = before;
    few.rlim_cur = 200;
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &few), 0); // the soft limit alone, which the program raises
    const ServerProcess raised({}, Servers::store_alone);
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
    std::vector<std::unique_ptr<RawClient>> clients;
    const std::string request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const auto ask = [&](const ServerProcess& server) {
        clients.push_back(std::make_unique<RawClient>(server.store_port(), std::chrono::seconds(5)));
        const auto reply = clients.back()->ask(request);
        return reply ? reply->status : 0;
    };
    for (int i = 0; i < 300; ++i) ASSERT_EQ(ask(raised), 200) << i;
    EXPECT_EQ(raised.log().find("connections_limited"), std::string::npos);
    clients.clear();

    few.rlim_max = 200; // of this process and its children, for good unless it is root's
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &few), 0);
    const ServerProcess limited({}, Servers::store_alone);
    EXPECT_NE(limited.log().find("connections_limited"), std::string::npos);
    int status = 200;
    for (int i = 0; i < 100 && status == 200; ++i) status = ask(limited);
    EXPECT_EQ(status, 503);
    clients.resize(clients.size() / 2); // the server hears of that a moment later
    for (int i = 0; i < 100 && status != 200; ++i) status = ask(limited);
    EXPECT_EQ(status, 200);
}

TEST(program, answers_what_is_asked_about_the_server_itself) {
    const ServerProcess server({}, Servers::store_alone);
    RawClient client(server.store_port());
    const auto reply = client.ask("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 200);
    EXPECT_EQ(reply->header("Allow"), "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
}

/// A route that reads no body takes a small one, of which it knows nothing, and no other.
TEST(program, holds_no_bodies_that_no_route_reads) {
    const ServerProcess server({}, Servers::store_alone);
    const auto post = [&](const std::string& target, std::size_t bytes) {
        RawClient client(server.store_port());
        const auto reply =
            client.ask("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(bytes) +
                       "\r\n\r\n" + std::string(bytes, ' '));
        return reply ? reply->status : 0;
    };
    EXPECT_EQ(post("/cart", 16 * 1024), 200);
    EXPECT_EQ(post("/cart", 16 * 1024 + 1), 413);
    EXPECT_EQ(post("/cart/0123456789ab/items", 100'000), 422); // it is read, and no JSON
    EXPECT_EQ(post("/nowhere", 16 * 1024), 404);
    EXPECT_EQ(post("/nowhere", 16 * 1024 + 1), 413);
}

} // namespace
} // namespace cartwright::tests
