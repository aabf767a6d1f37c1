#pragma once

#include "operations/catalogue/live_catalogue.hpp"
#include "operations/upkeep/shop_gauges.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace cartwright::operations {

/// Runs the periodic work: ends holds and subscriptions, removes old carts, tokens, events and idempotency records,
/// requests scheduled payouts, refreshes the shelf with other processes' changes, and updates the shop's metrics. Its
/// own thread runs what is due a few times a second, and writes through the shop's one writer.
class Housekeeping {
  public:
    struct Parts {
        LiveCatalogue& shop;
        Currency currency{};          // the shop's
        std::int64_t cart_life_ms;    // carts unused for this long are removed; 0: they are kept
        std::int64_t events_life_ms;  // how long events are kept
        std::int64_t payouts_each_ms; // between two scheduled payouts; 0: there are none
        const Clock& clock;
        telemetry::Log& log;
        telemetry::Metrics& metrics;
        std::function<void()> on_round; // called in each round
    };

    explicit Housekeeping(Parts parts);
    ~Housekeeping();
    Housekeeping(const Housekeeping&) = delete;
    Housekeeping& operator=(const Housekeeping&) = delete;

    /// Starts a round now. Thread-safe.
    void wake();

  private:
    struct Task {
        std::int64_t every_ms = 0; // between two runs; 0: each round
        std::function<bool()> run; // false when it failed
        Instant next{};
        std::int64_t failures = 0; // consecutive
    };

    void run_until_stopped();
    void run_due_tasks();
    std::vector<Task> tasks();
    bool end_due_holds();
    bool end_expired_subscriptions();

    Parts parts_;
    ShopGauges gauges_;
    std::vector<Task> tasks_; // used only by the thread
    std::mutex mutex_;
    std::condition_variable woken_;
    bool is_woken_ = false;
    bool stopped_ = false;
    std::thread thread_;
};

/// Releases the stock of up to `limit` holds that have expired; returns how many. The orders stay payable as long as
/// the stock is there.
std::int64_t end_holds(store::Transaction& tx, std::int64_t limit);

} // namespace cartwright::operations
