// 200 buyers race for 20 pieces: never one too many is sold, and all 20 are, whatever happens on the way: payments that
// fail, holds that end before the payment comes, buyers who never pay.

#include "program.hpp"
#include "proof.hpp"
#include "settings.hpp"
#include "support/database.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <atomic>
#include <deque>
#include <gtest/gtest.h>
#include <thread>

namespace cartwright::torture {

namespace {

using std::chrono::steady_clock;
using tests::Engine;
using tests::json_field;
using tests::number;
using tests::ServerProcess;

constexpr int racing_buyers = 200;
constexpr std::int64_t pieces = 20;
constexpr std::size_t rounds_at_once = 4;
constexpr auto hold_time = std::chrono::milliseconds(1'000);
constexpr auto round_time = std::chrono::seconds(60);

/// One product, and who has got it.
struct Round {
    explicit Round(std::int64_t what) : product(what) {}

    std::int64_t product;
    std::atomic<std::int64_t> sold = 0; // as the buyers were told
    std::atomic<std::int64_t> attempts = 0;
    std::mutex mutex{}; // guards memory
    Memory memory{};
};

/// What a buyer does with an order that holds a piece.
enum class Mood : std::uint8_t { pays, confirms, fails, dawdles, walks_away };

Mood mood_of(std::uint64_t drawn) {
    constexpr std::array<Mood, 10> moods{Mood::pays,     Mood::pays,  Mood::pays,  Mood::pays,    Mood::confirms,
                                         Mood::confirms, Mood::fails, Mood::fails, Mood::dawdles, Mood::walks_away};
    return moods[drawn % moods.size()];
}

/// Places an order for one piece; its reply, or nothing when there was none to be had now.
std::string place(Buyer& buyer, std::int64_t product, std::string& cart) {
    if (cart.empty()) {
        cart = "/cart/" + std::string(json_field(buyer.insist(Counter::store, "/cart")->reply, "cart_id"));
        const std::string item = "{\"product_id\": " + std::to_string(product) + "}";
        if (buyer.insist(Counter::store, cart + "/items", item)->status != 200) {
            cart.clear(); // there is none: not even for a cart
            return {};
        }
    }
    const auto placed = buyer.insist(Counter::store, cart + "/checkout");
    return placed->status == 200 ? placed->reply : std::string{};
}

/// What the store or the payments server says to a payment.
int pay(Buyer& buyer, const std::string& placed, Mood mood) {
    const std::string order = "{\"order_id\": \"" + std::string(json_field(placed, "order_id")) + "\", ";
    const std::string amount = "\"amount\": " + std::string(json_field(placed, "total")) + "}";
    if (mood == Mood::walks_away) return 0;
    if (mood == Mood::fails) {
        buyer.insist(Counter::store, "/payments/confirm", order + "\"status\": \"failed\"}");
        return 0;
    }
    if (mood == Mood::dawdles) std::this_thread::sleep_for(hold_time + std::chrono::milliseconds(300));
    if (mood == Mood::confirms)
        return buyer.insist(Counter::store, "/payments/confirm", order + "\"status\": \"success\"}")->status;
    return buyer.insist(Counter::payments, "/payments/orders", order + amount)->status;
}

/// Tries until this buyer has a piece, or all are sold.
void race(Round& round, Buyer buyer, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto end = steady_clock::now() + round_time;
    std::string cart;
    try {
        while (round.sold < pieces && steady_clock::now() < end) {
            ++round.attempts;
            const std::string placed = place(buyer, round.product, cart);
            if (placed.empty()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(150 + random() % 200));
                continue;
            }
            const Mood mood = mood_of(random());
            const int status = pay(buyer, placed, mood);
            Purchase& purchase = buyer.memory().purchases.emplace_back(
                Purchase{.order = std::string(json_field(placed, "order_id")),
                         .total = std::string(json_field(placed, "total")),
                         .way = mood == Mood::pays || mood == Mood::dawdles ? Way::pay : Way::confirm,
                         .status = status});
            if (purchase.status != 200) continue;
            ++round.sold;
            break;
        }
    } catch (const std::exception& error) {
        buyer.memory().trouble.emplace_back(error.what());
    }
    const std::lock_guard lock(round.mutex);
    round.memory.take(std::move(buyer.memory()));
}

/// All these rounds at once: most of a round is waiting for holds to end.
void run_rounds(std::deque<Round>& rounds, const Ports& ports) {
    Gate gate;
    const Gates gates{&gate, &gate};
    std::vector<std::thread> threads;
    for (Round& round : rounds) {
        for (int i = 0; i < racing_buyers; ++i) {
            threads.emplace_back([&, i] {
                const std::string who = std::to_string(round.product) + "-" + std::to_string(i);
                race(round, Buyer(ports, gates, who), std::hash<std::string>{}(who));
            });
        }
    }
    for (std::thread& thread : threads) thread.join();
}

std::int64_t sold_of(const std::string& shop, std::int64_t product) {
    return number(shop,
                  "SELECT coalesce(-sum(e.quantity), 0) FROM stock_entries e JOIN listings l ON l.id = e.listing_id "
                  "WHERE e.kind = 'sold' AND l.product_id = " +
                      std::to_string(product));
}

} // namespace

class Race : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, Race, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(tests::name_of(each.param)); });

TEST_P(Race, sells_every_piece_and_not_one_too_many) {
    const std::int64_t rounds = amount("ROUNDS", 20);
    const auto begun = steady_clock::now();
    ServerProcess server({"--hold-seconds", "1"}, tests::Servers::both, {}, GetParam());
    const Ports ports{.store = server.store_port(), .payments = server.payments_port()};
    const auto goods = stock_up(server.database(), static_cast<int>(rounds), pieces);
    std::int64_t attempts = 0;
    Memory memory;
    for (std::size_t i = 0; i < goods.size(); i += rounds_at_once) {
        std::deque<Round> now;
        for (std::size_t k = i; k < std::min(i + rounds_at_once, goods.size()); ++k) now.emplace_back(goods[k]);
        run_rounds(now, ports);
        for (Round& round : now) {
            EXPECT_EQ(round.sold, pieces) << "of product " << round.product << ", by what the buyers were told";
            EXPECT_EQ(sold_of(server.database(), round.product), pieces)
                << "of product " << round.product << ", by the books";
            attempts += round.attempts;
            memory.take(std::move(round.memory));
        }
    }
    EXPECT_EQ(memory.trouble, Wrongs{});
    EXPECT_TRUE(caught_up(server.payments_database()));
    EXPECT_EQ(disagreements({}, server.database(), server.payments_database()), Wrongs{});
    EXPECT_EQ(changed_answers(memory, ports), Wrongs{});
    EXPECT_EQ(check(server.database()), clean(server.database()));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - begun).count();
    report("200 buyers for 20 pieces, " + std::string(tests::name_of(GetParam())),
           std::to_string(goods.size()) + " rounds, " + std::to_string(attempts) + " attempts, 20 sold in each, " +
               std::to_string(seconds) + " s");
}

} // namespace cartwright::torture
