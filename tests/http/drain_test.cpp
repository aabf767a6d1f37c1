#include "tests/http/test_site.hpp"

#include <future>
#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

using std::chrono::milliseconds;

std::future<bool> drained(TestSite& site, milliseconds deadline) {
    return std::async(std::launch::async, [&site, deadline] { return site.server().drain(deadline); });
}

TEST(Drain, lets_a_begun_request_end) {
    TestSite site;
    RawClient client(site.port());
    RawClient idle(site.port());
    EXPECT_EQ(idle.ask(get("/"))->status, 200);
    ASSERT_TRUE(client.send(get("/slow/600")));
    std::this_thread::sleep_for(milliseconds(200));
    auto end = drained(site, milliseconds(5000));
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
    ASSERT_TRUE(client.send(request.substr(0, request.size() - 5)));
    std::this_thread::sleep_for(milliseconds(100));
    auto end = drained(site, milliseconds(5000));
    std::this_thread::sleep_for(milliseconds(300));
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
    std::this_thread::sleep_for(milliseconds(200));
    auto end = drained(site, milliseconds(10000));
    const auto reply = client.reply();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body.size(), 20'000'000U);
    EXPECT_TRUE(end.get());
}

TEST(Drain, ends_at_its_deadline) {
    TestSite site;
    RawClient client(site.port());
    ASSERT_TRUE(client.send(get("/slow/1000")));
    std::this_thread::sleep_for(milliseconds(100));
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(site.server().drain(milliseconds(200)));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(800));
}

TEST(Drain, loses_no_reply_of_busy_clients) {
    TestSite site;
    std::atomic<int> lost = 0;
    std::atomic<int> answered = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&, late = i % 2 == 0] {
            RawClient client(site.port());
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
    std::this_thread::sleep_for(milliseconds(300));
    EXPECT_TRUE(site.server().drain(milliseconds(5000)));
    for (auto& client : clients) client.join();
    EXPECT_EQ(lost, 0);
    EXPECT_GT(answered, 100);
}

} // namespace

} // namespace cartwright::tests
