// Two who do something with one member's cart at the same moment: what comes of it is what would have come of it had
// one of them been first.

#include "model/cart_races/actions.hpp"

#include <algorithm>
#include <barrier>
#include <chrono>
#include <cstdlib>
#include <gtest/gtest.h>
#include <thread>
#include <tuple>

namespace cartwright::tests {

namespace {

constexpr std::size_t lanes = 2;           // pairs that race at the same time
constexpr std::size_t worlds_at_once = 20; // prepared in one transaction
constexpr std::size_t usual_rounds = 3;

/// CARTWRIGHT_TORTURE_ROUNDS, or the usual.
std::size_t rounds() {
    const char* more = std::getenv("CARTWRIGHT_TORTURE_ROUNDS"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    return more == nullptr ? usual_rounds : std::stoul(more);
}

template <class Do> void in_lanes(const Do& act) {
    std::vector<std::thread> threads;
    threads.reserve(lanes);
    for (std::size_t lane = 0; lane < lanes; ++lane) threads.emplace_back([&act, lane] { act(lane); });
    for (std::thread& thread : threads) thread.join();
}

/// A world with what was said in it.
struct Trial {
    World world{};
    std::string first{};
    std::string second{};
};

struct Pair {
    const Action* first;
    const Action* second;
    Trial in_order{};
    Trial the_other_way{};
    std::vector<Trial> raced{};

    /// What every run needs: a world.
    [[nodiscard]] std::vector<Trial*> runs() {
        std::vector<Trial*> all{&in_order, &the_other_way};
        for (Trial& run : raced) all.push_back(&run);
        return all;
    }
};

std::vector<Pair> pairs_in(const World& world, std::size_t rounds) {
    std::vector<Pair> pairs;
    for (const Action& first : actions())
        for (const Action& second : actions())
            if (&first <= &second && first.fits(world) && second.fits(world))
                pairs.push_back({.first = &first, .second = &second, .raced = std::vector<Trial>(rounds)});
    return pairs;
}

/// How much later than the other one begins in a round: what is short would else always be done before what is long has
/// come to where they meet.
std::chrono::microseconds delay_of(bool is_first, std::size_t round) {
    constexpr int step = 250;
    const int turn = static_cast<int>(round % 3); // at once, the second later, the first later; then by more
    const int steps = 1 + static_cast<int>(round / 3 % 4);
    return std::chrono::microseconds(turn == (is_first ? 2 : 1) ? step * steps : 0);
}

/// Two threads that do the pairs of a lane: each in both orders, then both at once over and over.
void race(BareShop& shop, std::vector<Pair>& pairs, std::size_t lane) {
    std::barrier together(2);
    const auto half = [&](bool is_first) {
        for (std::size_t i = lane; i < pairs.size(); i += lanes) {
            Pair& pair = pairs[i];
            Trial& mine = is_first ? pair.in_order : pair.the_other_way;
            if (is_first) mine.first = done(shop, *pair.first, mine.world);
            mine.second = done(shop, *pair.second, mine.world);
            if (!is_first) mine.first = done(shop, *pair.first, mine.world);
            for (std::size_t round = 0; round < pair.raced.size(); ++round) {
                Trial& run = pair.raced[round];
                together.arrive_and_wait();
                if (const auto delay = delay_of(is_first, round); delay.count() > 0) std::this_thread::sleep_for(delay);
                if (is_first)
                    run.first = done(shop, *pair.first, run.world);
                else
                    run.second = done(shop, *pair.second, run.world);
            }
        }
    };
    std::thread other([&] { half(false); });
    half(true);
    other.join();
}

std::string outcome(store::Transaction& tx, const Trial& run) {
    return "  first: " + run.first + "\n  second: " + run.second + '\n' + told(tx, run.world);
}

} // namespace

class CartRace : public testing::TestWithParam<std::tuple<Engine, State>> {
  protected:
    const Engine engine = std::get<Engine>(GetParam());
    const State state = std::get<State>(GetParam());
    BareShop shop{engine, 1}; // each in a transaction of its own
    std::size_t races = 0;

    void SetUp() override {
        if (state == State::proven) shop.require_proofs();
    }

    /// What is sold in a lane is sold in no other: whole transactions would wait for each other.
    void prepare(const std::vector<Trial*>& runs, std::size_t lane) {
        Products products{};
        shop.write([&](store::Transaction& tx) { products = enough_for_all(tx, shop.terms()); });
        for (std::size_t begin = lane * worlds_at_once; begin < runs.size(); begin += lanes * worlds_at_once)
            shop.write([&](store::Transaction& tx) {
                for (std::size_t i = begin; i < std::min(runs.size(), begin + worlds_at_once); ++i)
                    runs[i]->world = prepared(tx, shop.terms(), state, products);
            });
    }

    std::vector<Pair> prepared_pairs() {
        World sample;
        shop.write([&](store::Transaction& tx) {
            sample = prepared(tx, shop.terms(), state, enough_for_all(tx, shop.terms()));
        });
        auto pairs = pairs_in(sample, rounds());
        std::vector<Trial*> runs;
        for (Pair& pair : pairs)
            for (Trial* run : pair.runs()) runs.push_back(run);
        in_lanes([&](std::size_t lane) { prepare(runs, lane); });
        return pairs;
    }

    void judge(const std::vector<Pair>& pairs) {
        shop.read([&](store::Transaction& tx) {
            for (const Pair& pair : pairs) {
                const std::string one = outcome(tx, pair.in_order);
                const std::string other = outcome(tx, pair.the_other_way);
                const std::string what = std::string(name_of(state)) + ": " + std::string(pair.first->name) + ", and " +
                                         std::string(pair.second->name);
                for (const std::string& serial : {one, other})
                    EXPECT_EQ(serial.find("broken"), std::string::npos) << what << '\n' << serial;
                for (const Trial& run : pair.raced) {
                    const std::string both = outcome(tx, run);
                    EXPECT_TRUE(both == one || both == other) << what << "\nat once:\n"
                                                              << both << "one after the other:\n"
                                                              << one << "the other way:\n"
                                                              << other;
                    ++races;
                }
            }
        });
    }
};

std::string case_named(const testing::TestParamInfo<std::tuple<Engine, State>>& each) {
    std::string name(name_of(std::get<State>(each.param)));
    std::ranges::replace(name, ' ', '_');
    return name + "_on_" + std::string(name_of(std::get<Engine>(each.param)));
}
INSTANTIATE_TEST_SUITE_P(Of, CartRace, testing::Combine(testing::Values(Engine::postgres), testing::ValuesIn(states)),
                         case_named);

// SQLite has one writer, and every transaction is its own here: whatever is tried at once comes in one of the two
// orders, and no race can be lost. One state shows that the suite itself is right there too.
INSTANTIATE_TEST_SUITE_P(OfOneWriter, CartRace, testing::Values(std::tuple(Engine::sqlite, State::unpaid)), case_named);

TEST_P(CartRace, ends_as_if_one_had_been_first) {
    std::vector<Pair> pairs = prepared_pairs();
    in_lanes([&](std::size_t lane) { race(shop, pairs, lane); });
    judge(pairs);
    EXPECT_GT(races, 50U);
    EXPECT_EQ(shop.violations(), "");
    RecordProperty("races", static_cast<int>(races));
}

} // namespace cartwright::tests
