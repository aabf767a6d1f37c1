// Twice the load that the store can carry: the rest is refused at once with 503 and Retry-After, most of what could be
// served still is, and nothing that was answered yes is lost.

#include "load.hpp"
#include "program.hpp"
#include "proof.hpp"
#include "settings.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <iterator>

namespace cartwright::torture {

namespace {

using tests::ServerProcess;

constexpr int carrying_clients = 56; // fewer than may wait: nobody is refused
constexpr int many_clients = 256;
constexpr double overload = 2.5;
constexpr double served_min = 0.8;
constexpr auto refusal_p99_max = std::chrono::milliseconds(100);
constexpr auto slice = std::chrono::milliseconds(500);

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

Latency percentile(std::vector<Latency> times, double share) {
    if (times.empty()) return {};
    std::ranges::sort(times);
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

/// Slices of load that the store carries, and between any two of them one of overload. Each is compared with its two
/// neighbours, and the medians count: whatever else uses processors and disk is in all three.
struct Measured {
    std::vector<Seen> carried{};
    std::vector<Seen> overloaded{};

    [[nodiscard]] double carried_around(std::size_t i) const {
        return (carried[i].served_rate() + carried[i + 1].served_rate()) / 2;
    }
    [[nodiscard]] double median_of(double (Measured::*value)(std::size_t) const) const {
        std::vector<double> values;
        values.reserve(overloaded.size());
        for (std::size_t i = 0; i < overloaded.size(); ++i) values.push_back((this->*value)(i));
        return median(values);
    }
    [[nodiscard]] double offered_share(std::size_t i) const { return overloaded[i].offered_rate() / carried_around(i); }
    [[nodiscard]] double served_share(std::size_t i) const { return overloaded[i].served_rate() / carried_around(i); }
};

Measured measure(Load& few, Load& many, std::int64_t slices) {
    Measured measured;
    measured.carried.push_back(few.offer(slice, 0));
    for (std::int64_t i = 0; i < slices; ++i) {
        measured.overloaded.push_back(many.offer(slice, overload * measured.carried.back().served_rate()));
        measured.carried.push_back(few.offer(slice, 0));
    }
    return measured;
}

std::vector<Latency> all_of(const std::vector<Seen>& parts, std::vector<Latency> Seen::* which) {
    std::vector<Latency> all;
    for (const Seen& part : parts) std::ranges::copy(part.*which, std::back_inserter(all));
    return all;
}

} // namespace

TEST(Overload, refuses_at_once_what_it_cannot_carry) {
    ServerProcess server({"--queue-max", "64"}, tests::Servers::store_alone);
    const auto goods = stock_up(server.database(), 10, 10'000'000);
    Load few(server.store_port(), goods, carrying_clients);
    Load many(server.store_port(), goods, many_clients);
    few.offer(slice, 0); // warms up
    const Measured measured = measure(few, many, amount("OVERLOAD_SLICES", 11));
    server.kill();

    const auto refused = all_of(measured.overloaded, &Seen::refused);
    const auto refusal_p99 = percentile(refused, 0.99);
    const double offered = measured.median_of(&Measured::offered_share);
    const double served = measured.median_of(&Measured::served_share);
    EXPECT_GE(offered, 2);
    EXPECT_GE(served, served_min);
    EXPECT_GT(refused.size(), 0U);
    EXPECT_LT(refusal_p99, refusal_p99_max);
    for (const Seen& part : measured.overloaded) {
        EXPECT_EQ(part.without_retry_after, 0);
        EXPECT_EQ(part.trouble, Wrongs{});
    }
    for (const Seen& part : measured.carried) {
        EXPECT_EQ(part.refused.size(), 0U) << "refused although there was room";
        EXPECT_EQ(part.trouble, Wrongs{});
    }

    Memory memory{.purchases = few.purchases()};
    std::ranges::copy(many.purchases(), std::back_inserter(memory.purchases));
    EXPECT_EQ(check(server.database()), clean(server.database()));
    server.start();
    EXPECT_EQ(lost_orders(memory, {.store = server.store_port()}), Wrongs{});
    report("twice the load",
           fmt::format(
               "carries {:.0f} requests/s; offered {:.1f} times as much, {:.0f} % of what it carries is served; p99 "
               "of a refusal {:.1f} ms; {} refused, {} orders answered yes, none lost",
               measured.median_of(&Measured::carried_around), offered, 100 * served,
               static_cast<double>(refusal_p99.count()) / 1000, refused.size(), memory.purchases.size()));
}

} // namespace cartwright::torture
