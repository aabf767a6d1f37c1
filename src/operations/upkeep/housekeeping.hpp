#pragma once

#include "operations/catalogue/live_catalogue.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright::operations {

/// What has to happen although nobody asks: holds end, old carts and old idempotency records go, the shelf catches up
/// with what other processes changed. A thread of its own looks around a few times a second and writes through the
/// shop's one writer.
class Housekeeping {
  public:
    struct Parts {
        LiveCatalogue& shop;
        const Terms& terms;
        std::int64_t events_life_ms;  // how long events are kept
        std::int64_t payouts_each_ms; // from one payout by the calendar to the next; 0: there are none
        const Clock& clock;
        telemetry::Log& log;
        std::function<void()> each_round; // anything else that wants to be called each time
    };

    explicit Housekeeping(Parts parts);
    ~Housekeeping();
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

    /// From any thread: there is something to do now.
    void wake();

  private:
    struct Chore {
        std::int64_t every_ms = 0; // from one time to the next; 0: each round
        std::function<bool()> run; // false when it has not gone well
        Instant next{};
        std::int64_t failures = 0; // in a row
    };

    void run_until_stopped();
    void look_around();
    std::vector<Chore> chores();
    bool end_holds_that_are_due();
    bool end_what_is_over();

    Parts parts_;
    std::vector<Chore> chores_; // only the thread's
    std::mutex mutex_;
    std::condition_variable woken_;
    bool is_woken_ = false;
    bool stopped_ = false;
    std::thread thread_;
};

/// Frees the stock of up to `limit` holds whose time is over; returns how many. The orders stay payable as long as the
/// stock is there.
std::int64_t end_holds(store::Transaction& tx, std::int64_t limit);

} // namespace cartwright::operations
