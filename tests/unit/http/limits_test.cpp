#include "tests/support/waiting.hpp"
#include "tests/unit/http/test_site.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr http::Limits small{.head_bytes = 300, .headers = 5, .target_bytes = 50, .body_bytes = 100};

struct Case {
    const char* name;
    std::string within;
    std::string beyond;
    int status;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Limits : public testing::TestWithParam<Case> {};

TEST_P(Limits, answer_what_goes_beyond_them_and_then_close) {
    const Case& c = GetParam();
    TestSite site({.limits = small});
    RawClient client(site.port());
    EXPECT_EQ(client.ask(c.within)->status, 200);
    const auto refusal = client.ask(c.beyond);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->status, c.status);
    EXPECT_EQ(refusal->header("Connection"), "close");
    EXPECT_TRUE(refusal->has("X-Request-Id"));
    EXPECT_TRUE(client.ended());
}

std::string padded(std::size_t bytes) {
    const std::string bare = get("/", "X: \r\n");
    return get("/", "X: " + std::string(bytes - bare.size(), 'x') + "\r\n");
}

const Case limit_cases[] = {
    {"bytes of a head", padded(300), padded(301), 431},
    {"headers", get("/", "A: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n"), get("/", "A: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\nE: 5\r\n"),
     431},
    {"target", get("/" + std::string(49, 'x')), get("/" + std::string(50, 'x')), 414},
    {"body", post("/echo", std::string(100, 'x')), post("/echo", std::string(101, 'x')), 413},
    {"chunked body", post_chunked("/echo", "64\r\n" + std::string(100, 'x') + "\r\n0\r\n\r\n"),
     post_chunked("/echo", "64\r\n" + std::string(100, 'x') + "\r\n1\r\nx\r\n0\r\n\r\n"), 413},
};
INSTANTIATE_TEST_SUITE_P(of_size, Limits, testing::ValuesIn(limit_cases));

TEST(Refusal, reaches_a_client_that_goes_on_sending) {
    TestSite site({.limits = small});
    RawClient client(site.port());
    const std::string much(2 * 1024 * 1024, 'x');
    ASSERT_TRUE(
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(much.size()) + "\r\n\r\n"));
    ASSERT_TRUE(client.send(much));
    const auto refusal = client.reply();
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->status, 413);
    EXPECT_EQ(refusal->body, "/echo|Request body is too large");
    EXPECT_TRUE(client.ended());
}

TEST(Refusal, comes_after_the_replies_to_what_was_sent_before) {
    TestSite site;
    RawClient client(site.port());
    ASSERT_TRUE(client.send(post("/echo", "one") + post("/late", "two") + "GET / HTTP/1.1\r\n\r\n"));
    EXPECT_EQ(client.reply()->body, "one");
    EXPECT_EQ(client.reply()->body, "late two");
    EXPECT_EQ(client.reply()->status, 400);
    EXPECT_TRUE(client.ended());
}

TEST(Refusal, has_no_body_for_HEAD) {
    TestSite site;
    RawClient client(site.port());
    const auto refusal = client.ask("HEAD /x HTTP/1.1\r\n\r\n", true);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->status, 400);
    EXPECT_TRUE(client.ended());
}

TEST(Refusal, names_a_host_that_is_not_served) {
    TestSite site({.hosts = {"shop"}});
    RawClient client(site.port());
    EXPECT_EQ(client.ask(get("/"))->status, 200);
    EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")->status, 421);
}

TEST(Connections, have_a_limit) {
    TestSite site({.limits = {.connections = 3}});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(site.port()));
        ASSERT_EQ(clients.back()->ask(get("/"))->status, 200);
    }
    RawClient one_more(site.port());
    const auto refusal = one_more.reply();
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->status, 503);
    EXPECT_EQ(refusal->header("Retry-After"), "1");
    EXPECT_EQ(refusal->header("Connection"), "close");
    EXPECT_TRUE(one_more.ended());

    clients.pop_back();
    EXPECT_TRUE(becomes_true([&] { return site.server().connections() == 2; }));
    RawClient again(site.port());
    EXPECT_EQ(again.ask(get("/"))->status, 200);
}

TEST(Connections, end_after_so_many_requests) {
    TestSite site({.limits = {.requests_per_connection = 3}});
    RawClient client(site.port());
    EXPECT_FALSE(client.ask(get("/"))->has("Connection"));
    EXPECT_FALSE(client.ask(get("/"))->has("Connection"));
    EXPECT_EQ(client.ask(get("/"))->header("Connection"), "close");
    EXPECT_TRUE(client.ended());
}

/// Sends `bytes`, one at a time with a pause between, until the server answers.
std::optional<RawReply> trickle(RawClient& client, std::string_view bytes, milliseconds pause) {
    for (const char byte : bytes) {
        if (!client.send({&byte, 1})) break;
        std::this_thread::sleep_for(pause);
    }
    return client.reply();
}

TEST(Time, for_a_head_runs_from_its_first_byte) {
    TestSite site({.limits = {.head_time = milliseconds(300)}});
    RawClient client(site.port());
    std::this_thread::sleep_for(milliseconds(400)); // before the first byte no time runs
    const auto begin = Clock::now();
    const auto reply = trickle(client, get("/").substr(0, 20), milliseconds(50)); // never silent for long
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 408);
    EXPECT_GE(Clock::now() - begin, milliseconds(300));
    EXPECT_TRUE(client.ended());
}

TEST(Time, for_a_body_runs_from_the_first_byte_of_the_request) {
    for (const bool chunked : {false, true}) {
        TestSite site({.limits = {.body_time = milliseconds(300)}});
        RawClient client(site.port());
        const std::string whole =
            chunked ? post_chunked("/echo", "a\r\n0123456789\r\n0\r\n\r\n") : post("/echo", "0123456789");
        const std::size_t there = whole.size() - 10;
        ASSERT_TRUE(client.send(whole.substr(0, there)));
        const auto reply = trickle(client, whole.substr(there), milliseconds(50));
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 408);
        EXPECT_EQ(reply->body, "/echo|Request took too long");
        EXPECT_TRUE(client.ended());
    }
}

TEST(Time, that_suffices_is_enough) {
    TestSite site({.limits = {.head_time = milliseconds(1000), .body_time = milliseconds(1000)}});
    RawClient client(site.port());
    for (int i = 0; i < 3; ++i) { // each request has its own time
        const std::string request = post("/echo", "0123456789");
        ASSERT_TRUE(client.send(request.substr(0, 20)));
        std::this_thread::sleep_for(milliseconds(150));
        ASSERT_TRUE(client.send(request.substr(20, 45)));
        std::this_thread::sleep_for(milliseconds(150));
        ASSERT_TRUE(client.send(request.substr(65)));
        EXPECT_EQ(client.reply()->body, "0123456789");
    }
}

TEST(Time, between_requests_ends_the_connection_without_a_word) {
    TestSite site({.limits = {.idle_time = milliseconds(200)}});
    RawClient client(site.port());
    EXPECT_EQ(client.ask(get("/"))->status, 200);
    const auto begin = Clock::now();
    EXPECT_TRUE(client.ended());
    EXPECT_GE(Clock::now() - begin, milliseconds(150));
}

TEST(Time, of_the_site_is_not_limited) {
    TestSite site(
        {.limits = {.head_time = milliseconds(100), .body_time = milliseconds(100), .idle_time = milliseconds(100)}});
    RawClient client(site.port());
    EXPECT_EQ(client.ask(get("/slow/500"))->status, 200);
}

TEST(Time, to_take_a_reply_is_limited) {
    TestSite site({.limits = {.write_time = milliseconds(300)}});
    RawClient client(site.port());
    ASSERT_TRUE(client.send(get("/bytes/50000000")));
    EXPECT_TRUE(becomes_true([&] { return site.server().connections() > 0; }));
    const auto begin = Clock::now();
    EXPECT_TRUE(becomes_true([&] { return site.server().connections() == 0; }));
    EXPECT_GE(Clock::now() - begin, milliseconds(250));
    EXPECT_FALSE(client.reply());
}

} // namespace

} // namespace cartwright::tests
