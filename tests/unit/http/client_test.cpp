#include "http/client.hpp"
#include "tests/unit/http/test_site.hpp"

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

TEST(Client, says_why_there_is_no_answer) {
    using Failure = http::Client::Failure;
    std::uint16_t port = 0;
    http::Client client;
    {
        TestSite site;
        port = site.port();
        const std::string with_tls = "https://127.0.0.1:" + std::to_string(port) + "/echo";
        const std::string by_name = "http://localhost:" + std::to_string(port) + "/echo";
        const struct {
            http::ClientRequest request;
            Failure failure;
        } rows[] = {
            {{.url = url(port, "/slow/1000"), .timeout = milliseconds(100)}, Failure::timeout},
            {{.url = url(port, "/echo")}, Failure::none},
            {{.url = with_tls}, Failure::tls},
            {{.url = url(port, "/bytes/2000000")}, Failure::connection},
            {{.url = url(port, "/fault")}, Failure::none}, // an answer, if a bad one
            {{.url = "no url"}, Failure::connection},
        };
        for (const auto& row : rows) {
            client.send(row.request);
            EXPECT_EQ(client.kind_of_failure(), row.failure) << row.request.url << ": " << client.failure();
        }
        http::Client other; // without a connection that is open already
        other.send({.url = by_name, .public_only = true});
        EXPECT_EQ(other.kind_of_failure(), Failure::refused_address);
    }
    client.send({.url = url(port, "/echo")});
    EXPECT_EQ(client.kind_of_failure(), Failure::connection);
}

TEST(Client, calls_no_private_address_when_it_must_not) {
    struct Row {
        const char* url;
        bool is_http;
        bool is_public;
    };
    constexpr Row rows[] = {
        {"https://example.com/hook", true, true},
        {"http://93.184.216.34:8080/", true, true},
        {"http://[2606:2800:220:1::1]/", true, true},
        {"http://localhost/", true, false},
        {"http://shop.localhost/", true, false},
        {"http://127.0.0.1/", true, false},
        {"http://127.1/", true, false},      // libcurl reads it as 127.0.0.1
        {"http://2130706433/", true, false}, // and this
        {"http://0x7f.0.0.1/", true, false}, // and this
        {"http://10.1.2.3/", true, false},
        {"http://172.31.255.255/", true, false},
        {"http://172.32.0.1/", true, true},
        {"http://192.168.0.1/", true, false},
        {"http://169.254.169.254/latest/meta-data", true, false},
        {"http://100.64.0.1/", true, false},
        {"http://0.0.0.0/", true, false},
        {"http://224.0.0.1/", true, false},
        {"http://[::1]/", true, false},
        {"http://[::ffff:10.0.0.1]/", true, false},
        {"http://[fe80::1]/", true, false},
        {"http://[fd00::1]/", true, false},
        {"http://[2002:0a00:0001::1]/", true, false},
        {"http://[2001:db8::1]/", true, false},
        {"http://[2001:4860:4860::8888]/", true, true},
        {"ftp://example.com/", false, false},
        {"file:///etc/passwd", false, false},
        {"example.com", false, false},
        {"http://", false, false},
        {"", false, false},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(http::is_http_url(row.url, false), row.is_http) << row.url;
        EXPECT_EQ(http::is_http_url(row.url, true), row.is_public) << row.url;
    }
    TestSite site;
    http::Client client;
    EXPECT_TRUE(client.send({.url = url(site.port(), "/echo")}));
    // Also by a name: what counts is what it resolves to.
    EXPECT_FALSE(
        client.send({.url = "http://localhost:" + std::to_string(site.port()) + "/echo", .public_only = true}));
    EXPECT_FALSE(http::Client().send({.url = url(site.port(), "/echo"), .public_only = true}));
    EXPECT_EQ(site.server().connections(), 1U);
}

} // namespace

} // namespace cartwright::tests
