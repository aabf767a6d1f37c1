#include "tests/unit/http/test_site.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace cartwright::tests {

namespace {

TEST(Server, serves_one_request_after_the_other_over_one_connection) {
    TestSite site;
    RawClient client(site.port());
    for (int i = 0; i < 50; ++i) {
        const std::string body = "body " + std::to_string(i);
        const auto reply = client.ask(post(i % 2 == 0 ? "/echo" : "/late", body));
        ASSERT_TRUE(reply) << i;
        EXPECT_EQ(reply->status, 200);
        EXPECT_EQ(reply->body, (i % 2 == 0 ? "" : "late ") + body);
        EXPECT_FALSE(reply->has("Connection"));
    }
    EXPECT_EQ(site.server().connections(), 1U);
}

TEST(Server, tells_its_site_what_was_asked_for) {
    TestSite site;
    RawClient client(site.port());
    const auto reply = client.ask(get("/target?a=%20b&c"));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "/target?a=%20b&c\n/target\na=%20b&c");
}

TEST(Server, sends_the_headers_that_every_reply_has) {
    TestSite site;
    RawClient client(site.port());
    const auto reply = client.ask(post("/echo", "{}"));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->header("Content-Length"), "2");
    EXPECT_EQ(reply->header("Content-Type"), "application/json");
    EXPECT_EQ(reply->header("X-Content-Type-Options"), "nosniff");
    EXPECT_TRUE(std::regex_match(reply->header("X-Request-Id"), std::regex("[0-9a-f]{16}")));
    const std::regex date(
        "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] [A-Z][a-z]{2} 20[0-9]{2} [0-2][0-9]:[0-5][0-9]:[0-6][0-9] GMT");
    EXPECT_TRUE(std::regex_match(reply->header("Date"), date)) << reply->header("Date");
}

TEST(Server, names_requests_as_the_client_does_if_that_can_be_printed) {
    struct {
        std::string given;
        bool taken;
    } const cases[] = {
        {"abc-123", true}, {std::string(128, 'x'), true}, {std::string(129, 'x'), false},
        {"a b", false},    {"\xC3\xA9", false},           {"", false},
    };
    TestSite site;
    RawClient client(site.port());
    std::set<std::string> ids;
    for (const auto& c : cases) {
        const auto reply = client.ask(get("/echo", "X-Request-Id: " + c.given + "\r\n"));
        ASSERT_TRUE(reply) << c.given;
        EXPECT_EQ(reply->header("X-Request-Id") == c.given, c.taken) << c.given;
        EXPECT_TRUE(ids.insert(reply->header("X-Request-Id")).second);
    }
}

TEST(Server, answers_a_hundred_requests_that_come_in_one_piece_in_their_order) {
    for (const char* path : {"/echo", "/late"}) {
        TestSite site;
        RawClient client(site.port());
        std::string all;
        for (int i = 0; i < 100; ++i) all += post(path, std::to_string(i));
        ASSERT_TRUE(client.send(all));
        for (int i = 0; i < 100; ++i) {
            const auto reply = client.reply();
            ASSERT_TRUE(reply) << i;
            EXPECT_EQ(reply->body, (path == std::string("/echo") ? "" : "late ") + std::to_string(i));
        }
    }
}

TEST(Server, does_not_keep_a_reply_back_while_a_later_request_is_worked_on) {
    TestSite site;
    RawClient client(site.port());
    ASSERT_TRUE(client.send(post("/echo", "first") + get("/held")));
    EXPECT_EQ(client.reply()->body, "first");
    site.release();
    EXPECT_EQ(client.reply()->body, "late ");
}

TEST(Server, gives_long_replies_to_many_requests_in_one_piece) {
    TestSite site;
    RawClient client(site.port());
    std::string all;
    for (int i = 0; i < 50; ++i) all += get("/bytes/300000");
    ASSERT_TRUE(client.send(all));
    std::this_thread::sleep_for(std::chrono::milliseconds(100)); // the server has more to say than the kernel takes
    for (int i = 0; i < 50; ++i) {
        const auto reply = client.reply();
        ASSERT_TRUE(reply) << i;
        EXPECT_EQ(reply->body.size(), 300'000U);
    }
}

TEST(Server, reads_a_request_byte_by_byte) {
    TestSite site;
    RawClient client(site.port());
    for (const std::string& request :
         {post("/echo", "0123456789"), post_chunked("/echo", "4\r\n0123\r\n6\r\n456789\r\n0\r\n\r\n")}) {
        for (const char byte : request) ASSERT_TRUE(client.send({&byte, 1}));
        const auto reply = client.reply();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->body, "0123456789");
    }
}

TEST(Server, reads_bodies_up_to_a_megabyte_and_remembers_nothing_of_them) {
    TestSite site;
    RawClient client(site.port());
    std::string body(1024 * 1024, 'x');
    for (std::size_t i = 0; i < body.size(); i += 97) body[i] = static_cast<char>('a' + i % 26);
    std::string chunks;
    for (std::size_t i = 0; i < body.size(); i += 0x10000) chunks += "10000\r\n" + body.substr(i, 0x10000) + "\r\n";
    for (const std::string& request :
         {post("/echo", body), post_chunked("/echo", chunks + "0\r\n\r\n"), post("/late", body)}) {
        const auto reply = client.ask(request);
        ASSERT_TRUE(reply);
        EXPECT_TRUE(reply->body.ends_with(body));
        EXPECT_EQ(client.ask(post("/echo", "small"))->body, "small");
    }
}

TEST(Server, leaves_the_body_out_of_an_answer_to_HEAD) {
    TestSite site;
    RawClient client(site.port());
    const auto reply = client.ask("HEAD /bytes/500 HTTP/1.1\r\nHost: shop\r\n\r\n", true);
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->header("Content-Length"), "500");
    EXPECT_EQ(client.ask(post("/echo", "next"))->body, "next");
}

TEST(Server, sends_neither_body_nor_length_with_204) {
    TestSite site;
    RawClient client(site.port());
    const auto reply = client.ask(get("/empty"));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 204);
    EXPECT_FALSE(reply->has("Content-Length"));
    EXPECT_FALSE(reply->has("Content-Type"));
    EXPECT_EQ(client.ask(post("/echo", "next"))->body, "next");
}

TEST(Server, closes_when_the_client_wants_it) {
    struct {
        const char* request;
        bool stays;
    } constexpr cases[] = {
        {"GET /echo HTTP/1.1\r\nHost: a\r\n\r\n", true},
        {"GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", false},
        {"GET /echo HTTP/1.0\r\n\r\n", false},
        {"GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true},
    };
    TestSite site;
    for (const auto& c : cases) {
        RawClient client(site.port());
        const auto reply = client.ask(c.request);
        ASSERT_TRUE(reply) << c.request;
        EXPECT_EQ(reply->status, 200);
        EXPECT_EQ(reply->header("Connection") == "close", !c.stays) << c.request;
        if (c.stays) {
            EXPECT_EQ(client.ask(get("/echo"))->status, 200);
        } else {
            EXPECT_TRUE(client.ended()) << c.request;
        }
    }
}

TEST(Server, answers_a_client_that_has_ended_its_side) {
    TestSite site;
    RawClient client(site.port());
    ASSERT_TRUE(client.send(get("/slow/50") + post("/echo", "two")));
    client.end_sending();
    EXPECT_EQ(client.reply()->body, "late ");
    EXPECT_EQ(client.reply()->body, "two");
    EXPECT_TRUE(client.ended());
}

TEST(Server, turns_faults_into_500_and_goes_on) {
    TestSite site;
    RawClient client(site.port());
    for (const char* path : {"/fault", "/late-fault", "/dropped"}) {
        const auto reply = client.ask(get(path));
        ASSERT_TRUE(reply) << path;
        EXPECT_EQ(reply->status, 500);
        EXPECT_EQ(reply->body, std::string(path) + "|Internal server error");
    }
    EXPECT_EQ(client.ask(get("/echo"))->status, 200);
}

TEST(Server, lets_no_value_begin_a_header_of_its_own) {
    TestSite site;
    RawClient client(site.port());
    const auto reply = client.ask(get("/injected"));
    ASSERT_TRUE(reply);
    EXPECT_FALSE(reply->has("Set-Cookie"));
    EXPECT_EQ(reply->status, 200);
}

TEST(Server, says_100_before_it_reads_a_body_that_waits_for_it) {
    TestSite site({.limits = {.body_bytes = 10}});
    RawClient client(site.port());
    const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ";
    EXPECT_EQ(client.ask(head + "2\r\n\r\n")->status, 100);
    const auto reply = client.ask("hi");
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "hi");
    EXPECT_EQ(client.ask(head + "2\r\n\r\nho")->body, "ho"); // it did not wait, so nothing is said
    EXPECT_EQ(client.ask(head + "0\r\n\r\n")->status, 200);
    EXPECT_EQ(client.ask(head + "11\r\n\r\n")->status, 413); // instead of being asked for the body
    EXPECT_TRUE(client.ended());
}

TEST(Server, says_what_it_has_done) {
    TestSite site;
    RawClient client(site.port());
    client.ask(get("/echo?a=b"));
    client.ask(get("/late"));
    client.ask("BAD\r\n");
    EXPECT_TRUE(client.ended());
    const std::vector<std::string> expected{"GET /echo?a=b 200", "GET /late 200", "GET  400"};
    EXPECT_EQ(site.finished(), expected);
}

TEST(Server, hands_connections_to_its_threads_in_turn) {
    std::mutex mutex;
    std::multiset<std::size_t> threads;
    http::Server server({.threads = 3}, {.handle = [&](const http::Request& request, http::Responder responder) {
                            const std::lock_guard lock(mutex);
                            threads.insert(request.thread);
                            responder.send({});
                        }});
    const auto port = server.listen("127.0.0.1:0");
    server.start();
    for (int i = 0; i < 9; ++i) EXPECT_TRUE(RawClient(port).ask(get("/")));
    for (const std::size_t thread : {0U, 1U, 2U}) EXPECT_EQ(threads.count(thread), 3U);
}

TEST(Server, listens_only_where_it_can) {
    http::Server server({}, {});
    const auto port = server.listen("127.0.0.1:0");
    EXPECT_GT(port, 0);
    EXPECT_GT(server.listen("[::1]:0"), 0);
    for (const char* address :
         {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "shop:80", "192.0.2.1:0"}) {
        EXPECT_THROW(server.listen(address), std::system_error) << address;
    }
    EXPECT_THROW(server.listen("127.0.0.1:" + std::to_string(port)), std::system_error);
}

TEST(Server, may_end_before_what_it_handed_out) {
    std::optional<http::Responder> kept;
    std::atomic<bool> asked = false;
    auto server = std::make_unique<http::Server>(
        http::ServerSettings{.threads = 1}, http::Site{.handle = [&](const http::Request&, http::Responder responder) {
            kept.emplace(std::move(responder));
            asked = true;
        }});
    const auto port = server->listen("127.0.0.1:0");
    server->start();
    RawClient client(port);
    ASSERT_TRUE(client.send(get("/")));
    while (!asked) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    server.reset();
    kept->send_later([] { return http::Reply{}; });
    kept.reset();
    EXPECT_FALSE(client.reply());
}

} // namespace

} // namespace cartwright::tests
