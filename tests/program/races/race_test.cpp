// Two money operations on one order or cart, through any two APIs, at the same moment: the result must be that of one
// after the other, in either order. table.cpp lists the operations; this file runs them.

#include "program/races/site.hpp"
#include "program/races/table.hpp"
#include "program/races/views.hpp"
#include "support/database.hpp"
#include "torture/program.hpp"
#include "torture/settings.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <barrier>
#include <cstdlib>
#include <gtest/gtest.h>
#include <map>
#include <mutex>
#include <random>
#include <thread>

namespace cartwright::races {

namespace {

constexpr std::size_t lanes = 24; // races that run at the same time, each with two threads
// Of each pair; the operation that arrives first alternates. Fewer where the program is slow.
constexpr std::int64_t usual_rounds = CARTWRIGHT_RACE_ROUNDS;
constexpr std::int64_t delay_ms_max = 200; // of the gateway, and of the second operation
constexpr std::size_t failures_max = 10;

/// One fresh order or cart, and what was answered to the two operations on it.
struct Trial {
    std::int64_t delay_ms = 0;  // of the gateway
    std::int64_t offset_ms = 0; // from the first operation to come to the second
    bool is_turned = false;     // the pair's second operation comes first
    Names names{};
    std::array<int, 2> statuses{}; // of the pair's first and second; 0: no answer
    std::array<std::string, 2> bodies{};
};

struct Pair {
    const Meeting* where;
    std::array<const Kind*, 2> kinds;
    std::array<Trial, 2> serial{}; // in order, and the other way
    std::vector<Trial> raced{};

    [[nodiscard]] std::string name() const {
        std::string text(where->where);
        for (const Kind* kind : kinds) text.append("; ").append(kind->api).append(": ").append(kind->name);
        return text;
    }
};

/// CARTWRIGHT_RACES=pipeline restricts the test to meetings with that text in their name, for debugging.
bool is_wanted(const Meeting& meeting) {
    const char* only = std::getenv("CARTWRIGHT_RACES"); // NOLINT(concurrency-mt-unsafe): no thread sets variables
    return only == nullptr || meeting.where.find(only) != std::string_view::npos;
}

/// Draws the delays of each round, from a fixed seed: every execution tries the same.
std::vector<Pair> drawn_pairs(std::int64_t rounds) {
    std::mt19937_64 random(20'261'129); // NOLINT(bugprone-random-generator-seed): the same each time is what is wanted
    std::uniform_int_distribution<std::int64_t> delay(0, delay_ms_max);
    std::vector<Pair> pairs;
    for (const Meeting& meeting : meetings()) {
        if (!is_wanted(meeting)) continue;
        for (auto first = meeting.kinds.begin(); first != meeting.kinds.end(); ++first)
            for (auto second = first; second != meeting.kinds.end(); ++second) {
                Pair& pair = pairs.emplace_back(Pair{.where = &meeting, .kinds = {&*first, &*second}});
                pair.serial[1].is_turned = true;
                for (std::int64_t round = 0; round < rounds; ++round) {
                    Trial run{.delay_ms = delay(random), .is_turned = round % 2 == 1};
                    if (round % 4 >= 2)
                        run.offset_ms = delay(random) % (run.delay_ms + 5); // while the gateway is asked
                    pair.raced.push_back(std::move(run));
                }
            }
    }
    return pairs;
}

/// Calls `act` with 0, 1, … `count` − 1 on several threads. Rethrows an exception of one of them.
template <class Act> void in_parallel(std::size_t count, const Act& act) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr trouble;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < lanes; ++i)
            threads.emplace_back([&] {
                try {
                    for (std::size_t at = next++; at < count; at = next++) act(at);
                } catch (...) {
                    next = count;
                    const std::lock_guard lock(mutex);
                    trouble = std::current_exception();
                }
            });
    }
    if (trouble) std::rethrow_exception(trouble);
}

void perform(const Site& site, const Pair& pair, Trial& run, std::size_t which) {
    Caller caller(site);
    for (const Request& request : pair.kinds.at(which)->requests) {
        const auto reply = caller.send(request, run.names);
        run.statuses.at(which) = reply ? reply->status : 0;
        run.bodies.at(which) = reply ? reply->body : "no answer";
        if (!reply) return;
    }
}

/// Runs both at once; the second begins after the drawn offset. The result must not depend on it.
void race(const Site& site, const Pair& pair, Trial& run) {
    std::barrier together(2);
    const auto half = [&](std::size_t which) {
        const bool is_second = (which == 1) != run.is_turned;
        together.arrive_and_wait();
        if (is_second && run.offset_ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(run.offset_ms));
        perform(site, pair, run, which);
    };
    const std::jthread other([&] { half(1); });
    half(0);
}

class MoneyRace : public testing::TestWithParam<tests::Engine> {
  protected:
    Site site{GetParam()};
    std::vector<Pair> pairs = drawn_pairs(torture::amount("ROUNDS", usual_rounds));

    [[nodiscard]] std::vector<std::pair<Pair*, Trial*>> runs(bool with_serial, bool with_raced) {
        std::vector<std::pair<Pair*, Trial*>> all;
        for (Pair& pair : pairs) {
            if (with_serial)
                for (Trial& run : pair.serial) all.emplace_back(&pair, &run);
            if (with_raced)
                for (Trial& run : pair.raced) all.emplace_back(&pair, &run);
        }
        return all;
    }

    void prepare(bool needs_vendors) {
        const auto all = runs(true, true);
        in_parallel(all.size(), [&](std::size_t at) {
            const auto& [pair, run] = all[at];
            if (pair->where->needs_vendors != needs_vendors) return;
            run->names = site.names(static_cast<std::int64_t>(at), run->delay_ms);
            Caller(site).prepare(pair->where->preparation, run->names);
        });
    }

    void run_all() {
        const auto serial = runs(true, false);
        in_parallel(serial.size(), [&](std::size_t at) {
            const auto& [pair, run] = serial[at];
            for (const std::size_t which : {0U, 1U}) perform(site, *pair, *run, run->is_turned ? 1 - which : which);
        });
        const auto raced = runs(false, true);
        in_parallel(raced.size(), [&](std::size_t at) { race(site, *raced[at].first, *raced[at].second); });
    }
};

/// The result of a run, in a form that can be compared with those of other runs.
struct Outcome {
    std::array<bool, 2> accepted{};
    std::string state;
};

Outcome outcome_of(const States& states, const Pair& pair, const Trial& run) {
    constexpr auto is_yes = [](int status) { return status / 100 == 2; };
    return {.accepted = {is_yes(run.statuses[0]), is_yes(run.statuses[1])},
            .state = state_of(states, pair.where->keys, run.names)};
}

/// The same state and the same answers, except that an operation may join another: then both are accepted.
bool is_as_if_serial(const Pair& pair, const Outcome& raced, const Outcome& serial) {
    if (raced.state != serial.state) return false;
    if (raced.accepted == serial.accepted) return true;
    const bool may_join = !pair.kinds[0]->joins.empty() && pair.kinds[0]->joins == pair.kinds[1]->joins;
    return may_join && raced.accepted == std::array{true, true};
}

std::string described(const Trial& run, const Outcome& outcome) {
    std::string text;
    for (const std::size_t which : {0U, 1U})
        text += "  " + std::to_string(run.statuses.at(which)) + ' ' + run.bodies.at(which) + '\n';
    return text + outcome.state;
}

bool is_answered(const Trial& run) {
    return std::ranges::all_of(run.statuses, [](int status) { return status > 0 && status < 500; });
}

/// Whether the first operation, on something just prepared, was a request that the shop understands: a mistake in the
/// table must not make a race meaningless.
bool is_understood(const Trial& run) {
    constexpr std::array mistakes{401, 403, 404, 405, 415};
    return std::ranges::find(mistakes, run.statuses.at(run.is_turned ? 1 : 0)) == mistakes.end();
}

/// What is wrong with a pair; empty: nothing.
std::string wrong_with(const States& states, const Pair& pair) {
    const std::array serial{outcome_of(states, pair, pair.serial[0]), outcome_of(states, pair, pair.serial[1])};
    const std::string both = "one after the other:\n" + described(pair.serial[0], serial[0]) + "the other way:\n" +
                             described(pair.serial[1], serial[1]);
    for (const Trial& run : pair.serial)
        if (!is_answered(run) || !is_understood(run)) return pair.name() + '\n' + both;
    for (const Trial& run : pair.raced) {
        const Outcome raced = outcome_of(states, pair, run);
        const bool is_good = is_as_if_serial(pair, raced, serial[0]) || is_as_if_serial(pair, raced, serial[1]);
        if (is_answered(run) && is_good) continue;
        return pair.name() + "\nat once, the gateway answering after " + std::to_string(run.delay_ms) + " ms, the " +
               (run.is_turned ? "first " : "second ") + std::to_string(run.offset_ms) + " ms later:\n" +
               described(run, raced) + both;
    }
    return {};
}

} // namespace

INSTANTIATE_TEST_SUITE_P(On, MoneyRace, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(tests::name_of(each.param)); });

TEST_P(MoneyRace, ends_as_if_one_had_been_first) {
    prepare(true);
    ASSERT_EQ(site.wait_until_settled(), "");
    site.hold_vendors_back();
    prepare(false);
    run_all();
    EXPECT_EQ(site.wait_until_settled(), "");
    ASSERT_TRUE(site.server().stop());

    const std::string& shop = site.server().database();
    const std::string payments = site.server().payments_database();
    const States all = states(shop, payments);
    std::size_t wrong = 0;
    std::map<std::string_view, std::size_t> lines; // of the states of each meeting: an empty one compares nothing
    for (const Pair& pair : pairs) {
        for (const Trial& run : pair.serial)
            lines[pair.where->where] += state_of(all, pair.where->keys, run.names).size();
        const std::string text = wrong_with(all, pair);
        if (!text.empty() && ++wrong <= failures_max) ADD_FAILURE() << text;
    }
    EXPECT_EQ(wrong, 0U) << "of " << pairs.size() << " pairs";
    for (const auto& [where, size] : lines) EXPECT_GT(size, 0U) << where;
    EXPECT_EQ(differences_between_books(shop, payments), std::vector<std::string>{});
    EXPECT_EQ(torture::check(shop).output, torture::clean(shop).output);
    torture::report("two money operations at once, " + std::string(tests::name_of(GetParam())),
                    std::to_string(pairs.size()) + " pairs, " + std::to_string(runs(false, true).size()) + " races");
}

} // namespace cartwright::races
