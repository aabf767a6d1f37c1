#include "tests/unit/http/test_site.hpp"

#include "http/server/connections_per_address.hpp"
#include "http/server/read_buffer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace cartwright::tests {

namespace {

using std::chrono::seconds;
using Clock = std::chrono::steady_clock;

constexpr std::size_t body_bytes = 256 * 1024;
constexpr std::size_t waiting_bytes = 2 * 1024 * 1024;

template <class Condition> void wait_until(const Condition& condition) {
    const auto deadline = Clock::now() + seconds(10);
    while (!condition()) {
        ASSERT_LT(Clock::now(), deadline);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

std::string head_of(std::size_t length) {
    return "POST /echo HTTP/1.1\r\nHost: shop\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

std::size_t refused_among(std::vector<std::unique_ptr<RawClient>>& clients) {
    return static_cast<std::size_t>(std::ranges::count_if(clients, [](const auto& client) {
        char byte = 0; // those that are still waited for have no answer
        if (::recv(client->descriptor(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) <= 0) return false;
        const auto reply = client->reply();
        return reply && reply->status == 503;
    }));
}

/// Many clients announce a body, send nearly all of it, and fall silent.
TEST(Memory, of_bodies_that_never_end_is_bounded_and_given_back) {
    constexpr std::size_t clients_count = 40; // 10 MiB
    TestSite site({.limits = {.body_bytes = body_bytes, .waiting_bytes = waiting_bytes}});
    const std::string most(body_bytes - 100, 'x');
    std::vector<std::unique_ptr<RawClient>> clients;
    for (std::size_t i = 0; i < clients_count; ++i) {
        clients.push_back(std::make_unique<RawClient>(site.port()));
        ASSERT_TRUE(clients.back()->send(head_of(body_bytes)));
        clients.back()->send(most); // it may be refused meanwhile
        EXPECT_LE(site.server().load().waiting_bytes, waiting_bytes);
    }
    RawClient other(site.port());
    EXPECT_EQ(other.ask(post("/echo", "small"))->body, "small");

    // The silent ones make room for whoever is not.
    wait_until([&] { return site.server().load().waiting_bytes <= waiting_bytes * 7 / 8; });
    const std::string body(body_bytes, 'y');
    wait_until([&] {
        RawClient client(site.port());
        const auto reply = client.ask(post("/echo", body));
        return reply && reply->status == 200 && reply->body == body;
    });
    const http::Server::Load load = site.server().load();
    EXPECT_GT(load.refused_bodies, 0U);
    EXPECT_GT(load.dropped, 0U);
    EXPECT_GT(refused_among(clients), 0U);
    clients.clear();
    wait_until([&] { return site.server().load().waiting_bytes == 0; });
}

TEST(Memory, is_taken_for_what_has_come_and_not_for_what_is_announced) {
    TestSite site({.limits = {.waiting_bytes = waiting_bytes}});
    RawClient announces(site.port());
    ASSERT_TRUE(announces.send(head_of(1024 * 1024) + std::string(40'000, 'x')));
    wait_until([&] { return site.server().load().waiting_bytes >= 36'000; });
    EXPECT_LE(site.server().load().waiting_bytes, 70'000U);

    RawClient sends(site.port());
    const std::string body(1024 * 1024, 'y');
    ASSERT_TRUE(sends.send(head_of(body.size())));
    ASSERT_TRUE(sends.send(std::string_view(body).substr(0, body.size() - 1)));
    wait_until([&] { return site.server().load().waiting_bytes >= 1024 * 1024; });
    EXPECT_LE(site.server().load().waiting_bytes, 1024 * 1024 + 100'000U); // not twice as much
    EXPECT_EQ(sends.ask(std::string_view(body).substr(body.size() - 1))->body, body);
}

/// A client that asks for much and takes nothing.
TEST(Memory, of_replies_that_are_not_taken_is_counted) {
    TestSite site({.limits = {.waiting_bytes = waiting_bytes}});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(std::make_unique<RawClient>(site.port()));
        ASSERT_TRUE(clients.back()->send(get("/bytes/20000000")));
    }
    wait_until([&] { return site.server().load().waiting_bytes > waiting_bytes; });
    wait_until([&] { return site.server().load().dropped >= 4; }); // each after a second of silence
    wait_until([&] { return site.server().load().waiting_bytes <= waiting_bytes; });
    RawClient other(site.port());
    EXPECT_EQ(other.ask(get("/bytes/3000"))->body.size(), 3000U);
}

TEST(ReadBuffer, takes_what_it_grows_by_from_the_budget) {
    http::ByteBudget budget(10'000);
    {
        http::ReadBuffer buffer(&budget);
        EXPECT_EQ(budget.used(), 0U);
        buffer.data()[0] = 'a';
        EXPECT_TRUE(buffer.grow(12'000));
        EXPECT_EQ(budget.used(), 12'000 - http::ReadBuffer::capacity_first);
        EXPECT_EQ(buffer.data()[0], 'a');
        EXPECT_FALSE(buffer.grow(20'000));
        EXPECT_EQ(buffer.capacity(), 12'000U);
        buffer.shrink();
        EXPECT_EQ(budget.used(), 0U);
        EXPECT_TRUE(buffer.grow(8'000));
    }
    EXPECT_EQ(budget.used(), 0U);
}

TEST(Connections, of_one_address_are_limited) {
    TestSite site({.limits = {.connections_per_address = 3, .counts_loopback = true}});
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(site.port()));
        EXPECT_EQ(clients.back()->ask(post("/echo", "in"))->body, "in");
    }
    {
        RawClient refused(site.port());
        const auto reply = refused.reply();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 503);
        EXPECT_EQ(reply->header("Retry-After"), "1");
        EXPECT_EQ(reply->body, "|Too many connections from this address");
        EXPECT_TRUE(refused.ended());
    }
    clients.pop_back();
    wait_until([&] {
        RawClient client(site.port());
        const auto answer = client.ask(post("/echo", "again"));
        return answer && answer->status == 200;
    });
}

TEST(Connections, of_this_machine_are_not_limited_unless_that_is_wanted) {
    TestSite site({.limits = {.connections_per_address = 1}});
    RawClient one(site.port());
    RawClient two(site.port());
    EXPECT_EQ(one.ask(post("/echo", "1"))->body, "1");
    EXPECT_EQ(two.ask(post("/echo", "2"))->body, "2");
}

TEST(ConnectionsPerAddress, forget_an_address_whose_connections_have_gone) {
    http::ConnectionsPerAddress counts;
    const http::ConnectionsPerAddress::Network here{1};
    const http::ConnectionsPerAddress::Network there{2};
    {
        EXPECT_EQ(counts.enter(here), 0U);
        http::ConnectionsPerAddress::Place first(counts, here);
        EXPECT_EQ(counts.enter(here), 1U);
        const http::ConnectionsPerAddress::Place second(counts, here);
        const http::ConnectionsPerAddress::Place moved(std::move(first));
        EXPECT_EQ(counts.enter(there), 0U);
        const http::ConnectionsPerAddress::Place other(counts, there);
    }
    EXPECT_EQ(counts.enter(here), 0U);
}

/// What a site throws must not end a thread that serves others, also when it is no std::exception.
TEST(Faults, cost_one_request_each) {
    TestSite site;
    for (const char* path : {"/fault", "/late-fault", "/dropped"}) {
        RawClient client(site.port());
        EXPECT_EQ(client.ask(get(path))->status, 500) << path;
    }
    RawClient client(site.port());
    EXPECT_EQ(client.ask(post("/echo", "well"))->body, "well");
}

TEST(BodyMax, is_asked_before_a_body_is_read) {
    http::Server server(
        {}, {.handle = [](const http::Request& request,
                          http::Responder responder) { responder.send({.body = std::string(request.body)}); },
             .complain = {},
             .finished = {},
             .body_max = [](http::Method method, std::string_view path) -> std::size_t {
                 return method == http::Method::post && path == "/takes" ? 100'000 : 2'000;
             }});
    const std::uint16_t port = server.listen("127.0.0.1:0");
    server.start();
    const std::string body(50'000, 'x');
    const auto chunked = [&](std::string_view target) {
        return post_chunked(target, "c350\r\n" + body + "\r\n0\r\n\r\n");
    };
    for (const std::string& taken :
         {post("/takes", body), chunked("/takes"), post("/other", std::string(2'000, 'x'))}) {
        RawClient client(port);
        EXPECT_EQ(client.ask(taken)->status, 200);
    }
    for (const std::string& refused : {post("/other", body), chunked("/other")}) {
        RawClient client(port);
        EXPECT_EQ(client.ask(refused)->status, 413);
    }
}

} // namespace

} // namespace cartwright::tests
