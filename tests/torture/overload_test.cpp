// Twice the load that the store can carry: the rest is refused at once with 503 and Retry-After, most of what could be
// served still is, and nothing that was answered yes is lost.

#include "program.hpp"
#include "proof.hpp"
#include "settings.hpp"
#include "support/server_process.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <iterator>
#include <ostream>
#include <sstream>
#include <sys/epoll.h>
#include <unistd.h>

namespace cartwright::torture {

namespace {

using std::chrono::steady_clock;
using tests::json_field;
using tests::LoadClient;
using tests::LoadReply;
using tests::ServerProcess;
using Latency = std::chrono::microseconds;

constexpr int carrying_clients = 56; // fewer than may wait: nobody is refused
constexpr int many_clients = 256;
constexpr double overload = 2.25;
constexpr double served_min = 0.8;
constexpr auto refusal_p99_max = std::chrono::milliseconds(100);

/// What a number of clients saw.
struct Seen {
    std::vector<Latency> served{};
    std::vector<Latency> refused{};
    std::vector<Purchase> purchases{};
    std::int64_t without_retry_after = 0;
    std::vector<std::string> trouble{};

    void take(Seen&& other) {
        std::ranges::move(other.served, std::back_inserter(served));
        std::ranges::move(other.refused, std::back_inserter(refused));
        std::ranges::move(other.purchases, std::back_inserter(purchases));
        std::ranges::move(other.trouble, std::back_inserter(trouble));
        without_retry_after += other.without_retry_after;
    }
};

/// One client on one connection that goes through cart, item, checkout, confirm, over and over. A step that is refused
/// is simply taken again at the next turn.
class Client {
  public:
    Client(std::uint16_t port, std::int64_t product) : client_(port), product_(product) {}

    /// Begins a request, whatever is next.
    void ask() {
        const auto [target, body] = next();
        start_ = steady_clock::now();
        client_.send({.method = "POST", .target = target, .body = body});
    }

    /// Ends it: to be called when `descriptor` can be read.
    void hear() {
        const auto reply = client_.receive();
        const auto time = std::chrono::duration_cast<Latency>(steady_clock::now() - start_);
        if (reply && reply->status == 200) {
            seen_.served.push_back(time);
            advance(*reply);
        } else if (reply && reply->status == 503) {
            seen_.refused.push_back(time);
            if (reply->header("Retry-After").empty()) ++seen_.without_retry_after;
        } else {
            seen_.trouble.push_back(next().first + ": " + (reply ? reply->body : "no answer"));
        }
    }

    /// Of its connection, which is made when there is none.
    int descriptor() {
        client_.connect();
        return client_.descriptor();
    }

    Seen& seen() { return seen_; }

  private:
    enum class Step : std::uint8_t { open, add, check_out, confirm };

    [[nodiscard]] std::pair<std::string, std::string> next() const {
        switch (step_) {
        case Step::open: return {"/cart", ""};
        case Step::add: return {"/cart/" + cart_ + "/items", "{\"product_id\": " + std::to_string(product_) + "}"};
        case Step::check_out: return {"/cart/" + cart_ + "/checkout", ""};
        case Step::confirm:
            return {"/payments/confirm",
                    "{\"order_id\": \"" + seen_.purchases.back().order + "\", \"status\": \"success\"}"};
        }
        return {};
    }

    void advance(const LoadReply& reply) {
        switch (step_) {
        case Step::open:
            cart_ = json_field(reply.body, "cart_id");
            step_ = Step::add;
            return;
        case Step::add: step_ = Step::check_out; return;
        case Step::check_out:
            seen_.purchases.push_back({.order = std::string(json_field(reply.body, "order_id")),
                                       .total = std::string(json_field(reply.body, "total")),
                                       .way = Way::confirm});
            step_ = Step::confirm;
            return;
        case Step::confirm:
            seen_.purchases.back().status = 200;
            step_ = Step::open;
            return;
        }
    }

    LoadClient client_;
    std::int64_t product_;
    steady_clock::time_point start_{};
    Step step_ = Step::open;
    std::string cart_;
    Seen seen_;
};

/// Many clients on one thread: it leaves the processors to the server that it shares them with.
class Load {
  public:
    Load(std::uint16_t port, const std::vector<std::int64_t>& goods, int clients, std::chrono::nanoseconds interval)
        : interval_(interval), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
        const auto begin = steady_clock::now();
        for (int i = 0; i < clients; ++i) {
            Line& line = lines_.emplace_back(port, goods[static_cast<std::size_t>(i) % goods.size()]);
            line.turn = begin + interval * i / clients;
            epoll_event event{.events = EPOLLIN, .data = {.ptr = &line}};
            epoll_ctl(epoll_, EPOLL_CTL_ADD, line.client.descriptor(), &event);
        }
    }
    ~Load() { close(epoll_); }
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    /// Each client makes a request every interval, if the one before has been answered by then, and at once if it has
    /// come late.
    Seen offer(std::chrono::seconds time) {
        const auto end = steady_clock::now() + time;
        while (steady_clock::now() < end) {
            ask_whose_turn_it_is();
            hear_whoever_is_answered();
        }
        Seen all;
        for (Line& line : lines_) {
            if (line.is_waiting) line.client.hear();
            all.take(std::move(line.client.seen()));
        }
        return all;
    }

  private:
    struct Line {
        Line(std::uint16_t port, std::int64_t product) : client(port, product) {}

        Client client;
        steady_clock::time_point turn{};
        bool is_waiting = false;
    };

    void ask_whose_turn_it_is() {
        const auto now = steady_clock::now();
        for (Line& line : lines_) {
            if (line.is_waiting || line.turn > now) continue;
            line.client.ask();
            line.is_waiting = true;
            line.turn = std::max(line.turn + interval_, now - interval_);
        }
    }

    void hear_whoever_is_answered() {
        std::array<epoll_event, 64> events{};
        const int count = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 1);
        for (int i = 0; i < count; ++i) {
            Line& line = *static_cast<Line*>(events[static_cast<std::size_t>(i)].data.ptr);
            line.client.hear();
            line.is_waiting = false;
        }
    }

    std::chrono::nanoseconds interval_;
    int epoll_;
    std::deque<Line> lines_;
};

Latency percentile(std::vector<Latency> times, double share) {
    if (times.empty()) return {};
    std::ranges::sort(times);
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
}

/// What was measured, in requests a second.
struct Measured {
    double best = 0;
    double offered = 0;
    double served = 0;
    Latency refusal_p99{};
    Latency service_p99{}; // of what is not overload

    [[nodiscard]] bool is_good() const {
        return best > 0 && offered >= 2 * best && served >= served_min * best && refusal_p99 < refusal_p99_max;
    }
};

std::ostream& operator<<(std::ostream& out, const Measured& one) {
    const auto ms = [](Latency time) { return static_cast<double>(time.count()) / 1000; };
    return out << fmt::format(
               "carries {:.0f} requests/s; of {:.0f}/s offered, {:.0f}/s served ({:.0f} %), {:.0f}/s refused; "
               "p99 of a refusal {:.1f} ms, of an answer without overload {:.1f} ms",
               one.best, one.offered, one.served, 100 * one.served / one.best, one.offered - one.served,
               ms(one.refusal_p99), ms(one.service_p99));
}

double rate(const std::vector<Latency>& answers, std::chrono::seconds time) {
    return static_cast<double>(answers.size()) / static_cast<double>(time.count());
}

/// As much as the store carries, twice as much, and as much as it carries again: the better of the two is what it can
/// do. Adds what was bought to `purchases`.
Measured measure(std::uint16_t port, const std::vector<std::int64_t>& goods, double best_so_far,
                 std::vector<Purchase>& purchases) {
    const std::chrono::seconds time(amount("OVERLOAD_SECONDS", 3));
    const auto carry = [&] { return Load(port, goods, carrying_clients, {}).offer(time); };
    Seen before = carry();
    const double known = std::max(rate(before.served, time), best_so_far);
    const double interval = 1e9 * many_clients / (overload * known);
    Seen seen =
        Load(port, goods, many_clients, std::chrono::nanoseconds(static_cast<std::int64_t>(interval))).offer(time);
    Seen after = carry();

    EXPECT_EQ(before.refused.size() + after.refused.size(), 0U) << "refused although there was room";
    EXPECT_EQ(seen.without_retry_after, 0);
    const Measured measured{.best = std::max(known, rate(after.served, time)),
                            .offered = rate(seen.served, time) + rate(seen.refused, time),
                            .served = rate(seen.served, time),
                            .refusal_p99 = percentile(seen.refused, 0.99),
                            .service_p99 = percentile(before.served, 0.99)};
    for (Seen* part : {&before, &seen, &after}) {
        EXPECT_EQ(part->trouble, Wrongs{});
        std::ranges::move(part->purchases, std::back_inserter(purchases));
    }
    return measured;
}

} // namespace

TEST(Overload, refuses_at_once_what_it_cannot_carry) {
    // The clients run on the same processors, beside whatever else does: a measurement may be spoilt, and is made
    // again.
    constexpr int measurements_max = 3;
    ServerProcess server({"--queue-max", "64", "--batch-max", "8"}, tests::Servers::store_alone);
    const auto goods = stock_up(server.database(), 10, 10'000'000);
    std::vector<Purchase> purchases;
    Measured measured;
    for (int i = 0; i < measurements_max && !measured.is_good(); ++i)
        measured = measure(server.store_port(), goods, measured.best, purchases);
    EXPECT_TRUE(measured.is_good()) << measured;

    server.kill();
    EXPECT_EQ(check(server.database()), clean(server.database()));
    server.start();
    EXPECT_EQ(lost_orders({.purchases = purchases}, {.store = server.store_port()}), Wrongs{});
    std::ostringstream found;
    found << measured << "; " << purchases.size() << " orders answered yes, none lost";
    report("twice the load", found.str());
}

} // namespace cartwright::torture
