#include "tests/support/waiting.hpp"
#include "tests/unit/http/test_site.hpp"

#include <future>
#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

using std::chrono::milliseconds;

std::future<bool> drained(TestSite& site, milliseconds deadline) {
    return std::async(std::launch::async, [&site, deadline] { return site.server().drain(deadline); });
}

/// It takes no more connections.
bool is_draining(const TestSite& site) {
    return becomes_true([&] { return !RawClient(site.port()).connected(); });
}

TEST(Drain, lets_a_begun_request_end) {
    TestSite site;
    RawClient client(site.port());
    RawClient idle(site.port());
    EXPECT_EQ(idle.ask(get("/"))->status, 200);
    ASSERT_TRUE(client.send(get("/held")));
    ASSERT_TRUE(becomes_true([&] { return site.begun() == 2; }));
    auto end = drained(site, milliseconds(5000));
    ASSERT_TRUE(is_draining(site));
    site.release();
    const auto reply = client.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "late ");
    EXPECT_EQ(reply->header("Connection"), "close");
    EXPECT_TRUE(client.ended());
    EXPECT_TRUE(idle.ended());
    EXPECT_TRUE(end.get());
    EXPECT_FALSE(RawClient(site.port()).connected());
}

TEST(Drain, waits_for_the_rest_of_a_request) {
    TestSite site;
    RawClient client(site.port());
    const std::string request = post("/echo", "0123456789");
    // Sent together they are read together: when the first is answered, the second has begun.
    ASSERT_TRUE(client.send(get("/") + request.substr(0, request.size() - 5)));
    EXPECT_EQ(client.reply()->status, 200);
    auto end = drained(site, milliseconds(5000));
    ASSERT_TRUE(is_draining(site));
    const auto reply = client.ask(request.substr(request.size() - 5));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "0123456789");
    EXPECT_EQ(reply->header("Connection"), "close");
    EXPECT_TRUE(client.ended());
    EXPECT_TRUE(end.get());
}

TEST(Drain, gives_out_a_long_reply_to_the_last_byte) {
    TestSite site;
    RawClient client(site.port());
    ASSERT_TRUE(client.send(get("/bytes/20000000")));
    ASSERT_TRUE(becomes_true([&] { return site.begun() == 1; }));
    auto end = drained(site, milliseconds(10000));
    ASSERT_TRUE(is_draining(site));
    const auto reply = client.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body.size(), 20'000'000U);
    EXPECT_TRUE(end.get());
}

TEST(Drain, ends_at_its_deadline) {
    TestSite site;
    RawClient client(site.port());
    ASSERT_TRUE(client.send(get("/held")));
    ASSERT_TRUE(becomes_true([&] { return site.begun() == 1; }));
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(site.server().drain(milliseconds(200)));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(800));
}

// A handler on another thread may drop its responder while the server ends.
TEST(Drain, survives_requests_that_end_while_the_server_does) {
    for (int round = 0; round < 50; ++round) {
        TestSite site;
        RawClient client(site.port());
        ASSERT_TRUE(client.send(get("/held")));
        ASSERT_TRUE(becomes_true([&] { return site.begun() == 1; }));
        EXPECT_FALSE(site.server().drain(milliseconds(1)));
    }
}

TEST(Drain, loses_no_reply_of_busy_clients) {
    TestSite site;
    std::atomic<int> lost = 0;
    std::atomic<int> answered = 0;
    std::atomic<int> connected = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&, late = i % 2 == 0] {
            RawClient client(site.port());
            if (client.ask(post("/echo", "first"))) ++connected;
            while (true) {
                const auto reply = client.ask(post(late ? "/late" : "/echo", "x"));
                if (!reply) {
                    ++lost; // it was told that the connection stays, and then there was no answer
                    return;
                }
                ++answered;
                if (reply->header("Connection") == "close") return;
            }
        });
    }
    EXPECT_TRUE(becomes_true([&] { return connected == 8 && answered > 100; }));
    EXPECT_TRUE(site.server().drain(milliseconds(5000)));
    for (auto& client : clients) client.join();
    EXPECT_EQ(lost, 0);
}

} // namespace

} // namespace cartwright::tests
