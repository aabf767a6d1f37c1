// Random histories of carts that are paid in parts, with the shop on the one side and a model of the document's rules
// on the other: after every step they agree about everything that can be seen, and the books are balanced.

#include "dice.hpp"
#include "model.hpp"
#include "shop.hpp"
#include "support/database.hpp"
#include "tests/torture/settings.hpp"

#include <array>
#include <chrono>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

namespace cartwright::histories {
namespace {

constexpr std::size_t steps_min = 6;
constexpr std::size_t steps_max = 20;

struct History {
    Beginning beginning;
    std::vector<Wish> prelude;
    std::vector<Dice> steps;
};

/// What histories are for: each of these must come about.
constexpr std::array<std::string_view, 11> wanted_ends{
    "accepted items",  "rejected items",        "approved refunds",    "ended refunds",
    "change",          "coupons that failed",   "carts that are owed", "used coupons",
    "used up coupons", "used coupons of carts", "verified payments"};

/// How often each act was done, and how often refused; and how often what the acts are for has come about.
struct Tally {
    std::array<std::array<std::int64_t, 2>, act_count> acts{};
    std::map<std::string, std::int64_t> ends{};
};

/// Looks at how a history ends.
void count_ends(const Seen& seen, Tally& tally) {
    for (const SeenItem& item : seen.items) {
        tally.ends["accepted items"] += item.answer == Answer::yes ? 1 : 0;
        tally.ends["rejected items"] += item.answer == Answer::no && item.cart ? 1 : 0;
    }
    for (const SeenPayment& payment : seen.payments) {
        const bool is_approved = payment.answer == Answer::yes;
        tally.ends["approved refunds"] += payment.is_refund && is_approved ? 1 : 0;
        tally.ends["ended refunds"] += payment.is_refund && payment.answer == Answer::no ? 1 : 0;
        tally.ends["change"] += payment.change > 0 ? 1 : 0;
        tally.ends["coupons that failed"] += payment.coupon && payment.answer == Answer::no ? 1 : 0;
    }
    for (const SeenCart& cart : seen.carts) tally.ends["carts that are owed"] += cart.pending < 0 ? 1 : 0;
    for (const SeenCoupon& coupon : seen.coupons) {
        tally.ends["used coupons"] += coupon.used.empty() ? 0 : 1;
        tally.ends["used up coupons"] += !coupon.used.empty() && coupon.count == 0 ? 1 : 0;
        tally.ends["used coupons of carts"] += coupon.cart && !coupon.used.empty() ? 1 : 0;
        for (const Number payment : coupon.verified)
            tally.ends["verified payments"] += seen.payments.at(payment).answer == Answer::yes ? 1 : 0;
    }
}

History history_of(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    History history{.beginning = some_beginning(random), .prelude = {}, .steps = {}};
    history.prelude = some_prelude(random);
    const std::size_t steps = steps_min + random() % (steps_max - steps_min + 1);
    for (std::size_t i = 0; i < steps; ++i) history.steps.push_back(thrown(random));
    return history;
}

/// What went wrong, with all that was asked for until then; empty: nothing.
std::string lived_through(Shop& shop, const History& history, Tally& tally, std::ostringstream& told) {
    Model model(history.beginning);
    Seen expected = model.seen();
    told << "proofs " << history.beginning.proofs_required;
    for (Number i = 0; i < product_count; ++i)
        told << ", " << history.beginning.stocks.at(i) << " for " << history.beginning.prices.at(i);
    const std::size_t ready = history.prelude.size();
    for (std::size_t at = 0; at < ready + history.steps.size(); ++at) {
        const Wish wish = at < ready ? history.prelude[at] : wish_of(history.steps[at - ready], expected);
        const bool is_expected = model.take(wish);
        told << '\n' << text_of(wish) << (is_expected ? "" : " -> refused");
        const bool is_done = shop.take(wish);
        ++tally.acts.at(static_cast<std::size_t>(wish.act)).at(is_done ? 0 : 1);
        if (is_done != is_expected) return told.str() + (is_done ? "\nbut it was done" : "\nbut it was refused");
        Seen next = model.seen();
        const Seen seen = shop.seen();
        if (seen != next) return told.str() + "\nexpected:" + text_of(next) + "\nseen:" + text_of(seen);
        expected = std::move(next);
    }
    count_ends(expected, tally);
    for (const operations::Violation& each : shop.violations())
        told << "\nbroken: " << each.invariant << ": " << each.evidence;
    return told.str().find("\nbroken: ") == std::string::npos ? std::string() : told.str();
}

std::string tried(Shop& shop, const History& history, Tally& tally) {
    shop.begin(history.beginning);
    const struct End {
        Shop* shop;
        ~End() { shop->end(); }
    } end{&shop};
    std::ostringstream told;
    try {
        return lived_through(shop, history, tally, told);
    } catch (const std::exception& fault) {
        return told.str() + "\na fault: " + fault.what();
    }
}

/// The same with as few steps as it takes to go wrong.
History shortened(Shop& shop, History history) {
    Tally tally;
    for (std::size_t at = history.steps.size(); at-- > 0;) {
        History shorter = history;
        shorter.steps.erase(shorter.steps.begin() + static_cast<std::ptrdiff_t>(at));
        if (tried(shop, shorter, tally).empty()) continue;
        history = std::move(shorter);
        at = history.steps.size();
    }
    return history;
}

bool is_always_done(Act act) { return act == Act::open_cart || act == Act::price_anew; }

/// Nothing of what there is to be done was left out.
void expect_all_of_it(Tally& tally) {
    for (std::size_t i = 0; i < act_count; ++i) {
        const Act act = static_cast<Act>(i);
        EXPECT_GT(tally.acts.at(i)[0], 0) << name_of(act);
        EXPECT_TRUE(tally.acts.at(i)[1] > 0 || is_always_done(act)) << name_of(act);
    }
    for (const std::string_view end : wanted_ends) EXPECT_GT(tally.ends[std::string(end)], 0) << end;
}

std::string text_of(const Tally& tally) {
    std::ostringstream text;
    for (std::size_t i = 0; i < act_count; ++i)
        text << name_of(static_cast<Act>(i)) << ' ' << tally.acts.at(i)[0] << '/' << tally.acts.at(i)[1] << ", ";
    for (const auto& [end, times] : tally.ends) text << end << ' ' << times << ", ";
    return text.str();
}

/// Lives through so many histories on the database at `url`; the first that goes wrong is told in short.
void live(const std::string& url, std::int64_t count, bool is_all_of_it) {
    const auto begun = std::chrono::steady_clock::now();
    const auto first = static_cast<std::uint64_t>(torture::amount("HISTORY", 1));
    Shop shop(url);
    Tally tally;
    for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(count); ++seed) {
        const History history = history_of(seed);
        if (tried(shop, history, tally).empty()) continue;
        const History shorter = shortened(shop, history);
        FAIL() << "CARTWRIGHT_TORTURE_HISTORY=" << seed << " CARTWRIGHT_TORTURE_HISTORIES=1, in short:\n"
               << tried(shop, shorter, tally);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    if (is_all_of_it) expect_all_of_it(tally);
    torture::report(std::to_string(count) + " histories of carts that are paid in parts",
                    "as the document says, after " + std::to_string(static_cast<int>(took.count())) +
                        " s: " + text_of(tally));
}

} // namespace

TEST(histories, go_as_the_document_says) {
    constexpr std::int64_t some_of_everything = 2'000;
    const std::int64_t count = torture::amount("HISTORIES", 4'000);
    live("sqlite::memory:", count, count >= some_of_everything);
}

// The rules are the same there; what may differ is what the statements mean.
TEST(histories, go_so_on_postgres_too) {
    const tests::TestDatabase database(tests::Engine::postgres, {});
    live(database.url(), torture::amount("HISTORIES_ON_POSTGRES", 100), false);
}

} // namespace cartwright::histories
