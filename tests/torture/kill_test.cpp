// Servers that are killed at random moments, over and over, under load: what was answered yes is there afterwards,
// once; what was not answered is there whole or not at all; the same key gives the same answer; both servers' books
// agree.

#include "crowd.hpp"
#include "program.hpp"
#include "proof.hpp"
#include "settings.hpp"
#include "support/server_process.hpp"

#include <cstdlib>
#include <functional>
#include <gtest/gtest.h>

namespace cartwright::torture {

namespace {

using std::chrono::steady_clock;
using tests::Engine;
using tests::ServerProcess;
using tests::Servers;

constexpr std::uint64_t seed_of_kills = 20;
constexpr int buyers_interrupted = 16;
constexpr int products_on_sale = 10;
constexpr std::int64_t stock = 1'000'000;
constexpr int checks = 10; // in the course of all kills

struct Plan {
    std::int64_t checkouts = 0;
    std::int64_t kills = 0;
};

/// Returns when so many purchases have ended, and then at any moment of the next few milliseconds.
void wait_for(const Crowd& crowd, std::int64_t purchases, std::mt19937_64& random) {
    while (crowd.done() < purchases && !crowd.has_ended()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 10'000));
}

void expect_nothing_lost(const Memory& memory, const Ports& ports, const std::string& shop,
                         const std::string& payments) {
    EXPECT_EQ(memory.trouble, Wrongs{});
    EXPECT_TRUE(caught_up(payments)) << "callbacks are left over";
    EXPECT_EQ(lost_orders(memory, ports), Wrongs{});
    EXPECT_EQ(changed_answers(memory, ports), Wrongs{});
    EXPECT_EQ(unknown_orders(memory, shop), Wrongs{});
    EXPECT_EQ(disagreements(memory, shop, payments), Wrongs{});
    EXPECT_EQ(strange_transactions(ports), Wrongs{});
    EXPECT_EQ(check(shop), clean(shop));
}

std::string told(const Plan& plan, const Memory& memory, steady_clock::time_point begun) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - begun).count();
    return std::to_string(memory.purchases.size()) + " orders answered yes, " + std::to_string(memory.unanswered) +
           " requests unanswered by " + std::to_string(plan.kills) + " kills, " +
           std::to_string(memory.answers.size()) + " answers asked for again, " + std::to_string(seconds) + " s";
}

} // namespace

class Kill : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, Kill, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(tests::name_of(each.param)); });

TEST_P(Kill, loses_nothing_when_store_and_payments_die_together) {
    const Plan plan{.checkouts = amount("CHECKOUTS", 2'000), .kills = amount("KILLS", 50)};
    const auto begun = steady_clock::now();
    ServerProcess server({}, Servers::both, {}, GetParam());
    const Ports ports{.store = server.store_port(), .payments = server.payments_port()};
    const auto goods = stock_up(server.database(), products_on_sale, stock);
    std::mt19937_64 random(seed_of_kills);
    Gate gate;
    const Gates gates{&gate, &gate};
    Crowd crowd(ports, gates, goods, buyers_interrupted, plan.checkouts);
    for (std::int64_t kill = 1; kill <= plan.kills && !crowd.has_ended(); ++kill) {
        wait_for(crowd, kill * plan.checkouts / (plan.kills + 1), random);
        gate.close();
        server.kill();
        if (kill % std::max<std::int64_t>(plan.kills / checks, 1) == 0) {
            EXPECT_EQ(check(server.database()), clean(server.database())) << "after kill " << kill;
        }
        server.start();
        gate.open();
    }
    const Memory memory = crowd.ask();
    expect_nothing_lost(memory, ports, server.database(), server.payments_database());
    report("kill -9 of both servers, " + std::string(tests::name_of(GetParam())), told(plan, memory, begun));
}

TEST_P(Kill, loses_nothing_when_one_of_the_two_dies) {
    const Plan plan{.checkouts = amount("CHECKOUTS", 2'000) / 4, .kills = amount("KILLS", 50) / 5};
    const auto begun = steady_clock::now();
    ServerProcess store({}, Servers::store_alone, {}, GetParam());
    ServerProcess payments({"--store-url", "http://127.0.0.1:" + std::to_string(store.store_port())},
                           Servers::payments_alone);
    const Ports ports{.store = store.store_port(), .payments = payments.payments_port()};
    const auto goods = stock_up(store.database(), products_on_sale, stock);
    std::mt19937_64 random(seed_of_kills);
    Gate store_gate;
    Gate payments_gate;
    const Gates gates{&store_gate, &payments_gate};
    Crowd crowd(ports, gates, goods, buyers_interrupted, plan.checkouts);
    for (std::int64_t kill = 1; kill <= plan.kills && !crowd.has_ended(); ++kill) {
        wait_for(crowd, kill * plan.checkouts / (plan.kills + 1), random);
        const bool is_store = kill % 2 == 0;
        ServerProcess& victim = is_store ? store : payments;
        Gate& gate = is_store ? store_gate : payments_gate;
        gate.close();
        victim.kill();
        // The other one is to notice.
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 100));
        victim.start();
        gate.open();
    }
    const Memory memory = crowd.ask();
    payments.stop(); // what could not be delivered is put off for up to a minute; a start makes it due at once
    payments.start();
    expect_nothing_lost(memory, ports, store.database(), payments.payments_database());
    report("kill -9 of one of the two, " + std::string(tests::name_of(GetParam())), told(plan, memory, begun));
}

/// Buys under load while `disturb` is called over and over, and expects that nothing was lost.
void disturb_the_database(const std::string& what, std::int64_t checkouts, const std::function<void()>& disturb) {
    const auto begun = steady_clock::now();
    ServerProcess server({}, Servers::both, {}, Engine::postgres);
    const Ports ports{.store = server.store_port(), .payments = server.payments_port()};
    const auto goods = stock_up(server.database(), products_on_sale, stock);
    Gate gate;
    const Gates gates{&gate, &gate};
    Crowd crowd(ports, gates, goods, buyers_interrupted, checkouts);
    std::int64_t times = 0;
    while (!crowd.has_ended()) {
        disturb();
        ++times;
    }
    const Memory memory = crowd.ask();
    EXPECT_GT(times, 1);
    server.stop();
    server.start();
    expect_nothing_lost(memory, ports, server.database(), server.payments_database());
    report(what, std::to_string(memory.purchases.size()) + " orders answered yes, " + std::to_string(times) +
                     " times, " + std::to_string(memory.put_off) + " requests put off, " +
                     told({.checkouts = checkouts, .kills = 0}, memory, begun));
}

/// The connections go, in the middle of commits among others: what became of those is asked for, not guessed.
TEST(Database, loses_nothing_when_its_connections_are_cut) {
    disturb_the_database("PostgreSQL's connections are cut", amount("CHECKOUTS", 2'000), [] {
        // To connect anew, one after the other, takes up to 100 ms where two processors are busy.
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        tests::rows(tests::postgres_of_the_tests() + "/postgres",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cartwright'");
    });
}

TEST(Database, loses_nothing_when_it_is_killed) {
    disturb_the_database("PostgreSQL is killed", amount("CHECKOUTS", 2'000), [] {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        const std::string command =
            CARTWRIGHT_SOURCE "/tests/support/postgres crash " CARTWRIGHT_BINARY "/postgres.url";
        EXPECT_EQ(std::system(command.c_str()), 0); // NOLINT(concurrency-mt-unsafe): no other thread uses it
    });
}

} // namespace cartwright::torture
