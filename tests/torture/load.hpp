#pragma once

#include "buyer.hpp"

#include <chrono>
#include <deque>
#include <memory>

namespace cartwright::torture {

using Latency = std::chrono::microseconds;

/// What many clients saw in some time.
struct Seen {
    double seconds = 0;
    std::vector<Latency> served{};  // 200
    std::vector<Latency> refused{}; // 503
    std::int64_t without_retry_after = 0;
    std::vector<std::string> trouble{}; // anything else

    [[nodiscard]] double served_rate() const { return static_cast<double>(served.size()) / seconds; }
    [[nodiscard]] double offered_rate() const { return served_rate() + static_cast<double>(refused.size()) / seconds; }
};

/// Many clients of the store on one thread, which leaves the processors to the server that it shares them with. Each
/// has a connection and goes through cart, item, checkout, confirm, over and over; a step that is refused is taken
/// again.
class Load {
  public:
    Load(std::uint16_t port, const std::vector<std::int64_t>& products, int clients);
    ~Load();
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    /// Makes `rate` requests a second altogether, as far as there are clients who do not wait for an answer; 0: every
    /// client asks again as soon as it is answered.
    Seen offer(std::chrono::milliseconds time, double rate);

    /// What has been bought in all that time.
    [[nodiscard]] std::vector<Purchase> purchases() const;

  private:
    class Client;
    struct Line;
    using Clock = std::chrono::steady_clock;

    void ask_whose_turn_it_is(std::chrono::nanoseconds interval);
    void hear_whoever_is_answered(Seen& seen);

    int epoll_;
    std::deque<Line> lines_;
};

} // namespace cartwright::torture
