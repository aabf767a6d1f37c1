// SIGTERM under load: whoever has sent a request gets the whole reply, or a connection that is closed before its first
// byte; the process ends by itself, with 0. And a backup that is made under load is a healthy shop.

#include "crowd.hpp"
#include "program.hpp"
#include "proof.hpp"
#include "settings.hpp"
#include "support/database.hpp"
#include "support/server_process.hpp"

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace cartwright::torture {

namespace {

using std::chrono::steady_clock;
using tests::LoadClient;
using tests::Sent;
using tests::ServerProcess;

constexpr int silent_clients = 32;
constexpr int buyers_to_serve = 16;
constexpr std::int64_t no_end = 1'000'000;
constexpr auto exit_deadline = std::chrono::seconds(12); // the program's own is ten

/// Opens carts until the server is gone; every cart that was promised goes to `carts`.
std::map<Sent, std::int64_t> open_carts(std::uint16_t port, std::vector<std::string>& carts) {
    std::map<Sent, std::int64_t> ends;
    LoadClient client(port);
    while (ends[Sent::not_connected] == 0) {
        const auto reply = client.call({.method = "POST", .target = "/cart"});
        ++ends[client.last()];
        if (reply && reply->status == 200) carts.emplace_back(tests::json_field(reply->body, "cart_id"));
    }
    return ends;
}

struct Drained {
    std::map<Sent, std::int64_t> ends{};
    std::vector<std::string> carts{};
    bool exited = false;
    std::chrono::milliseconds time{};
};

/// A server under load is told to end.
Drained drain(ServerProcess& server) {
    Drained drained;
    std::mutex mutex;
    std::vector<std::thread> threads;
    threads.reserve(silent_clients);
    for (int i = 0; i < silent_clients; ++i) {
        threads.emplace_back([&, port = server.store_port()] {
            std::vector<std::string> carts;
            const auto ends = open_carts(port, carts);
            const std::lock_guard lock(mutex);
            for (const auto& [end, count] : ends) drained.ends[end] += count;
            drained.carts.insert(drained.carts.end(), carts.begin(), carts.end());
        });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    const auto start = steady_clock::now();
    drained.exited = server.stop(exit_deadline);
    drained.time = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - start);
    for (std::thread& thread : threads) thread.join();
    return drained;
}

/// The carts that are not in the shop.
Wrongs broken_promises(const std::string& shop, const std::vector<std::string>& carts) {
    std::set<std::string> missing(carts.begin(), carts.end());
    for (const tests::Row& row : tests::rows(shop, "SELECT id FROM carts")) missing.erase(spelt(row[0]));
    return {missing.begin(), missing.end()};
}

} // namespace

TEST(Drain, loses_no_reply_that_was_begun) {
    const std::int64_t rounds = amount("DRAINS", 10);
    ServerProcess server;
    std::int64_t answered = 0;
    std::int64_t closed = 0;
    std::chrono::milliseconds longest{};
    for (std::int64_t round = 0; round < rounds; ++round) {
        Drained drained = drain(server);
        EXPECT_TRUE(drained.exited) << "it did not end with 0 in time";
        EXPECT_EQ(drained.ends[Sent::cut_off], 0);
        EXPECT_EQ(drained.ends[Sent::timed_out], 0);
        EXPECT_EQ(broken_promises(server.database(), drained.carts), Wrongs{});
        answered += static_cast<std::int64_t>(drained.carts.size());
        closed += drained.ends[Sent::closed];
        longest = std::max(longest, drained.time);
        server.start();
    }
    report("SIGTERM under load", std::to_string(rounds) + " times, " + std::to_string(answered) +
                                     " answered, 0 replies cut off, " + std::to_string(closed) +
                                     " connections closed before a reply, longest exit " +
                                     std::to_string(longest.count()) + " ms");
}

TEST(Drain, restarts_without_anybody_losing_anything) {
    const std::int64_t restarts = amount("DRAINS", 10);
    ServerProcess server;
    const Ports ports{.store = server.store_port(), .payments = server.payments_port()};
    const auto goods = stock_up(server.database(), 10, 1'000'000);
    Gate gate;
    const Gates gates{&gate, &gate};
    Crowd crowd(ports, gates, goods, buyers_to_serve, no_end);
    for (std::int64_t i = 0; i < restarts; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        gate.close();
        EXPECT_TRUE(server.stop(exit_deadline)) << "it did not end with 0 in time";
        server.start();
        gate.open();
    }
    crowd.stop();
    const Memory memory = crowd.ask();
    EXPECT_EQ(memory.trouble, Wrongs{});
    EXPECT_EQ(memory.cut_off, 0);
    EXPECT_TRUE(caught_up(server.payments_database()));
    EXPECT_EQ(lost_orders(memory, ports), Wrongs{});
    EXPECT_EQ(changed_answers(memory, ports), Wrongs{});
    EXPECT_EQ(disagreements(memory, server.database(), server.payments_database()), Wrongs{});
    EXPECT_EQ(check(server.database()), clean(server.database()));
    report("restarts under load", std::to_string(restarts) + " restarts, " + std::to_string(memory.purchases.size()) +
                                      " orders answered yes, " + std::to_string(memory.unanswered) +
                                      " connections ended between requests, 0 replies cut off");
}

TEST(Backup, is_a_healthy_shop_although_made_under_load) {
    const std::int64_t backups = amount("BACKUPS", 10);
    ServerProcess server;
    const Ports ports{.store = server.store_port(), .payments = server.payments_port()};
    const auto goods = stock_up(server.database(), 10, 1'000'000);
    Gate gate;
    const Gates gates{&gate, &gate};
    Crowd crowd(ports, gates, goods, buyers_to_serve, no_end);
    std::int64_t orders = 0;
    for (std::int64_t i = 0; i < backups; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        const std::string file = (server.folder() / ("backup" + std::to_string(i) + ".db")).string();
        const std::int64_t before = tests::number(server.database(), "SELECT count(*) FROM orders");
        const Ended copied = run({"backup", file, "--database", server.database()});
        EXPECT_EQ(copied.exit_code, 0) << copied.output;
        const std::string copy = "sqlite:" + file;
        EXPECT_EQ(check(copy), clean(copy));
        orders = tests::number(copy, "SELECT count(*) FROM orders");
        EXPECT_GE(orders, before) << "what was there before the backup is in it";
    }
    crowd.stop();
    const Memory memory = crowd.ask();
    EXPECT_EQ(memory.trouble, Wrongs{});
    EXPECT_EQ(memory.unanswered, 0);
    EXPECT_EQ(lost_orders(memory, ports), Wrongs{});
    report("backup under load", std::to_string(backups) + " times, the last with " + std::to_string(orders) +
                                    " orders, all clean; " + std::to_string(memory.purchases.size()) +
                                    " orders meanwhile");
}

} // namespace cartwright::torture
