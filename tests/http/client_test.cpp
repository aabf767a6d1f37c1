#include "http/client.hpp"
#include "tests/http/test_site.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

using std::chrono::milliseconds;

std::string url(std::uint16_t port, std::string_view path) {
    return "http://127.0.0.1:" + std::to_string(port) + std::string(path);
}

TEST(Client, sends_what_it_is_given_over_one_connection) {
    TestSite site;
    http::Client client;
    for (const char* method : {"POST", "PUT", "PATCH"}) {
        const auto reply = client.send({.method = method, .url = url(site.port(), "/echo"), .body = "a body"});
        ASSERT_TRUE(reply) << method;
        EXPECT_EQ(reply->status, 200);
        EXPECT_EQ(reply->body, "a body");
    }
    EXPECT_EQ(client.send({.url = url(site.port(), "/target?x=1")})->body, "/target?x=1\n/target\nx=1");
    EXPECT_EQ(client.send({.method = "DELETE", .url = url(site.port(), "/empty")})->status, 204);
    EXPECT_EQ(client.send({.method = "HEAD", .url = url(site.port(), "/bytes/50")})->body, "");
    EXPECT_EQ(client.send({.url = url(site.port(), "/fault")})->status, 500);
    EXPECT_EQ(client.send({.method = "POST", .url = url(site.port(), "/echo")})->body, "");
    EXPECT_EQ(site.server().connections(), 1U);
}

TEST(Client, sends_long_bodies_without_waiting) {
    TestSite site;
    http::Client client;
    const std::string body(200'000, 'x');
    EXPECT_EQ(client.send({.method = "POST", .url = url(site.port(), "/echo"), .body = body})->body, body);
}

TEST(Client, sends_headers_but_lets_none_be_slipped_in) {
    std::string seen;
    http::Server server({.threads = 1}, {.handle = [&](const http::Request& request, http::Responder responder) {
                            seen = std::string(request.header("X-Shop").value_or("none"));
                            responder.send({.status = 307, .headers = {{"Location", "/elsewhere"}}});
                        }});
    const auto port = server.listen("127.0.0.1:0");
    server.start();
    http::Client client;
    EXPECT_EQ(client.send({.url = url(port, "/"), .headers = {{"X-Shop", "shoes"}}})->status, 307); // not followed
    EXPECT_EQ(seen, "shoes");
    EXPECT_FALSE(client.send({.url = url(port, "/"), .headers = {{"X-Shop", "a\r\nX-Evil: b"}}}));
    EXPECT_EQ(client.send({.url = url(port, "/"), .headers = {{"X-Shop", ""}}})->status, 307);
    EXPECT_EQ(seen, "");
}

TEST(Client, has_no_answer_when_there_is_none_in_time) {
    std::uint16_t port = 0;
    http::Client client;
    {
        TestSite site;
        port = site.port();
        EXPECT_FALSE(client.send({.url = url(port, "/slow/1000"), .timeout = milliseconds(100)}));
        EXPECT_FALSE(client.send({.url = url(port, "/bytes/2000000")})); // more than anybody may answer
        EXPECT_EQ(client.send({.url = url(port, "/echo")})->status, 200);
    }
    EXPECT_FALSE(client.send({.url = url(port, "/echo")}));
    EXPECT_FALSE(client.send({.url = "file:///etc/hostname"}));
    EXPECT_FALSE(client.send({.url = "no url"}));
}

} // namespace

} // namespace cartwright::tests
