// The disk says no, at the first write or flush, the second, the third …: no yes is given without a commit, a no is
// clear, what only reads goes on, all goes on when the disk does, and after a kill everything that was answered yes is
// there.

#include "crowd.hpp"
#include "disk.hpp"
#include "program.hpp"
#include "proof.hpp"
#include "settings.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <thread>

namespace cartwright::torture {

namespace {

using tests::json_field;
using tests::LoadClient;
using tests::LoadReply;
using tests::ServerProcess;

constexpr Failure failures[] = {{.error = ENOSPC, .is_lasting = true},
                                {.error = EIO, .is_lasting = true},
                                {.error = ENOSPC, .is_lasting = false},
                                {.error = EIO, .is_lasting = false}};
constexpr int purchases_max = 60; // far more writes than any n of a sweep
constexpr int kill_every = 25;
constexpr auto recovery_time = std::chrono::seconds(5);

/// One shopper who writes down what was answered, and stops at the first no.
class CautiousShopper {
  public:
    CautiousShopper(const Ports& ports, std::int64_t product)
        : clients_{LoadClient(ports.store), LoadClient(ports.payments)}, product_(product) {}

    /// Buys, paid through `counter`, until something is refused or there has been enough of it. True when something
    /// was.
    bool buy_until_refused(Counter counter) {
        for (int i = 0; i < purchases_max; ++i)
            if (!buy(counter)) return true;
        return false;
    }

    /// Repeats what was refused, under its key, until it is not. False when that takes too long.
    bool repeat_refused() {
        const auto end = std::chrono::steady_clock::now() + recovery_time;
        while (std::chrono::steady_clock::now() < end) {
            if (ask(refused_)) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return false;
    }

    /// After a kill.
    void hang_up() {
        for (LoadClient& client : clients_) client.close();
    }

    /// True as soon as the running store has noticed the import.
    bool sees_the_product() {
        const auto end = std::chrono::steady_clock::now() + recovery_time;
        while (std::ranges::count(look(), 200) != 2 && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return std::chrono::steady_clock::now() < end;
    }

    /// What the store says to somebody who only looks, while the disk is as it is: every status must be 200.
    std::vector<int> look() {
        std::vector<int> statuses;
        std::vector<std::string> targets{"/products?search=Thumbscrew", "/products/" + std::to_string(product_)};
        if (!memory_.purchases.empty()) targets.push_back("/orders/" + memory_.purchases.back().order);
        for (const std::string& target : targets) {
            const auto reply = store().call({.target = target});
            statuses.push_back(reply ? reply->status : 0);
        }
        return statuses;
    }

    [[nodiscard]] const LoadReply& refusal() const { return refusal_; }
    [[nodiscard]] const Memory& memory() const { return memory_; }

  private:
    LoadClient& store() { return clients_.front(); }

    /// One purchase; false when a step of it was refused.
    bool buy(Counter counter) {
        if (!step(Counter::store, "/cart")) return false;
        const std::string cart = "/cart/" + std::string(json_field(said_, "cart_id"));
        if (!step(Counter::store, cart + "/items", "{\"product_id\": " + std::to_string(product_) + "}")) return false;
        if (!step(Counter::store, cart + "/checkout")) return false;
        memory_.purchases.push_back({.order = std::string(json_field(said_, "order_id")),
                                     .total = std::string(json_field(said_, "total")),
                                     .way = counter == Counter::payments ? Way::pay : Way::confirm});
        const Purchase& purchase = memory_.purchases.back();
        const std::string order = "{\"order_id\": \"" + purchase.order + "\", ";
        const bool is_paid = counter == Counter::payments
                                 ? step(counter, "/payments/orders", order + "\"amount\": " + purchase.total + "}")
                                 : step(counter, "/payments/confirm", order + "\"status\": \"success\"}");
        if (is_paid) memory_.purchases.back().status = 200;
        return is_paid;
    }

    bool step(Counter counter, const std::string& target, const std::string& body = {}) {
        return ask({.counter = counter,
                    .target = target,
                    .body = body,
                    .key = "on-a-failing-disk-" + std::to_string(++keys_)});
    }

    bool ask(Answered question) {
        auto& client = clients_[static_cast<std::size_t>(question.counter)];
        const auto reply =
            client.call({.method = "POST", .target = question.target, .body = question.body, .key = question.key});
        if (reply && reply->status == 200) {
            said_ = reply->body;
            question.status = 200;
            question.reply = reply->body;
            memory_.answers.push_back(std::move(question));
            return true;
        }
        refused_ = std::move(question);
        refusal_ = reply.value_or(LoadReply{});
        return false;
    }

    std::array<LoadClient, 2> clients_;
    std::int64_t product_;
    std::int64_t keys_ = 0;
    std::string said_;
    Answered refused_;
    LoadReply refusal_;
    Memory memory_;
};

struct Sweep {
    std::int64_t done = 0;
    std::int64_t refused = 0;
    std::int64_t kills = 0;
};

/// One failure, at the nth call: all that has to hold while it lasts and afterwards.
void torment(Disk& disk, CautiousShopper& shopper, Counter counter, std::int64_t nth, const Failure& failure,
             Sweep& sweep) {
    SCOPED_TRACE("call " + std::to_string(nth) + " fails with " + std::to_string(failure.error) +
                 (failure.is_lasting ? " and all after it" : ""));
    disk.fail_at(nth, failure);
    const bool is_refused = shopper.buy_until_refused(counter);
    ++sweep.done;
    EXPECT_TRUE(disk.failures() > 0) << "the disk was not asked often enough";
    EXPECT_TRUE(is_refused || !failure.is_lasting) << "yes was said without a disk";
    if (is_refused) {
        ++sweep.refused;
        const std::string_view words = counter == Counter::store ? "detail" : "message";
        EXPECT_EQ(shopper.refusal().status, 503) << shopper.refusal().head << shopper.refusal().body;
        EXPECT_NE(json_field(shopper.refusal().body, words), "") << shopper.refusal().body;
        EXPECT_NE(shopper.refusal().header("Retry-After"), "") << shopper.refusal().head;
    }
    for (const int status : shopper.look()) EXPECT_EQ(status, 200);
    disk.mend();
    EXPECT_TRUE(!is_refused || shopper.repeat_refused()) << shopper.refusal().head << shopper.refusal().body;
}

void expect_all_there(const CautiousShopper& shopper, const Ports& ports, const ServerProcess& server) {
    EXPECT_TRUE(caught_up(server.payments_database()));
    EXPECT_EQ(lost_orders(shopper.memory(), ports), Wrongs{});
    EXPECT_EQ(changed_answers(shopper.memory(), ports), Wrongs{});
    EXPECT_EQ(check(server.database()), clean(server.database()));
}

/// A kill while the disk is still failing, and a start with a disk that is whole again.
void kill_in_trouble(ServerProcess& server, Disk& disk, CautiousShopper& shopper, Counter counter) {
    disk.fail_at(1, failures[0]);
    shopper.buy_until_refused(counter);
    server.kill();
    shopper.hang_up();
    disk.mend();
    server.start();
}

void run_sweep(const std::string& what, const std::string& path, Counter counter, std::int64_t calls) {
    Disk disk(path);
    ServerProcess server({}, tests::Servers::both, disk.variables());
    const Ports ports{.store = server.store_port(), .payments = server.payments_port()};
    const auto goods = stock_up(server.database(), 1, 1'000'000);
    CautiousShopper shopper(ports, goods.front());
    ASSERT_TRUE(shopper.sees_the_product());
    Sweep sweep;
    for (const Failure& failure : failures) {
        for (std::int64_t nth = 1; nth <= calls; ++nth) {
            torment(disk, shopper, counter, nth, failure, sweep);
            if (testing::Test::HasFailure()) return;
            if (nth % kill_every != 0) continue;
            ++sweep.kills;
            kill_in_trouble(server, disk, shopper, counter);
            expect_all_there(shopper, ports, server);
        }
    }
    expect_all_there(shopper, ports, server);
    EXPECT_EQ(disagreements(shopper.memory(), server.database(), server.payments_database()), Wrongs{});
    report(what, std::to_string(sweep.done) + " failures of the disk, " + std::to_string(sweep.refused) +
                     " requests refused, " + std::to_string(shopper.memory().answers.size()) + " answered yes, " +
                     std::to_string(sweep.kills) + " kills");
}

/// A shop that was ended by `end` starts on a full disk: it can be read, says so, and writes again when there is room.
void expect_reading_on_a_full_disk(const std::string& path, const std::function<void(ServerProcess&)>& end) {
    Disk disk(path);
    ServerProcess server({}, tests::Servers::both, disk.variables());
    LoadClient store(server.store_port());
    const auto get = [&](std::string_view target) { return store.call({.method = "GET", .target = target}); };
    const auto open_cart = [&] {
        const auto reply = store.call({.method = "POST", .target = "/cart"});
        return reply ? reply->status : 0;
    };
    ASSERT_EQ(open_cart(), 200);
    end(server);
    store.close();
    disk.fail_at(1, failures[0]);
    server.start();
    const auto products = get("/products?search=keyboard");
    ASSERT_TRUE(products);
    EXPECT_EQ(products->status, 200);
    EXPECT_EQ(json_field(products->body, "total"), "1");
    EXPECT_EQ(open_cart(), 503);
    const auto ready = get("/health/ready");
    ASSERT_TRUE(ready);
    EXPECT_EQ(ready->status, 503);
    EXPECT_NE(json_field(ready->body, "reason"), "") << ready->body;
    disk.mend();
    const auto deadline = std::chrono::steady_clock::now() + recovery_time;
    while (get("/health/ready")->status != 200 && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    EXPECT_EQ(open_cart(), 200);
    EXPECT_EQ(get("/health/ready")->status, 200);
    server.kill();
    EXPECT_EQ(check(server.database()), clean(server.database()));
}

} // namespace

TEST(Disk, fails_under_the_store) {
    run_sweep("ENOSPC and EIO under the store", "/shop.db", Counter::store, amount("DISK_CALLS", 100));
}

TEST(Disk, fails_under_the_payments_server) {
    run_sweep("ENOSPC and EIO under the payments server", "/shop-payments.db", Counter::payments,
              amount("DISK_CALLS", 100) / 4);
}

TEST(Disk, that_is_full_at_start_can_be_read) {
    expect_reading_on_a_full_disk("/shop", [](ServerProcess& server) { ASSERT_TRUE(server.stop()); });
}

/// A kill leaves a log beside the database. What SQLite keeps of it in the file -shm takes the room that the former one
/// gives back, so only the log itself is full here.
TEST(Disk, that_is_full_at_start_can_be_read_after_a_kill) {
    expect_reading_on_a_full_disk("-wal", [](ServerProcess& server) { server.kill(); });
}

TEST(Disk, flickers_under_load) {
    constexpr int buyers = 16;
    Disk disk("/shop");
    ServerProcess server({}, tests::Servers::both, disk.variables());
    const Ports ports{.store = server.store_port(), .payments = server.payments_port()};
    const auto goods = stock_up(server.database(), 10, 1'000'000);
    std::mt19937_64 random(1);
    Gate gate;
    const Gates gates{&gate, &gate};
    Crowd crowd(ports, gates, goods, buyers, amount("CHECKOUTS", 2'000) / 4);
    std::int64_t failed = 0;
    while (!crowd.has_ended()) {
        disk.fail_at(static_cast<std::int64_t>(random() % 20 + 1), failures[random() % std::size(failures)]);
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 30));
        disk.mend();
        failed += disk.failures();
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 30));
    }
    const Memory memory = crowd.ask();
    gate.close();
    server.kill();
    EXPECT_EQ(check(server.database()), clean(server.database()));
    server.start();
    EXPECT_GT(memory.put_off, 0);
    EXPECT_EQ(memory.unanswered, 0);
    EXPECT_EQ(memory.trouble, Wrongs{});
    EXPECT_TRUE(caught_up(server.payments_database()));
    EXPECT_EQ(lost_orders(memory, ports), Wrongs{});
    EXPECT_EQ(changed_answers(memory, ports), Wrongs{});
    EXPECT_EQ(disagreements(memory, server.database(), server.payments_database()), Wrongs{});
    EXPECT_EQ(check(server.database()), clean(server.database()));
    report("a disk that flickers under load", std::to_string(failed) + " calls failed, " +
                                                  std::to_string(memory.put_off) + " requests refused, " +
                                                  std::to_string(memory.purchases.size()) + " orders answered yes");
}

} // namespace cartwright::torture
