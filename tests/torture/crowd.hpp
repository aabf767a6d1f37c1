#pragma once

#include "buyer.hpp"

#include <atomic>
#include <mutex>
#include <thread>

namespace cartwright::torture {

/// Many buyers at once, a thread each, until they have checked out so many times altogether; each may rest between two
/// purchases.
class Crowd {
  public:
    Crowd(const Ports& ports, const Gates& gates, std::vector<std::int64_t> products, int buyers,
          std::int64_t checkouts, std::chrono::milliseconds rest = {});
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    /// How many purchases have ended.
    [[nodiscard]] std::int64_t done() const { return done_; }
    [[nodiscard]] bool has_ended() const { return running_ == 0; }

    /// Nobody begins another purchase.
    void stop() { begun_ = checkouts_; }

    /// Waits for all and returns what they were told.
    Memory ask();

  private:
    void buy_until_done(Buyer buyer);

    std::vector<std::int64_t> products_;
    std::int64_t checkouts_;
    std::chrono::milliseconds rest_;
    std::atomic<std::int64_t> begun_ = 0;
    std::atomic<std::int64_t> done_ = 0;
    std::atomic<int> running_ = 0;
    std::mutex mutex_; // guards memory_
    Memory memory_;
    std::vector<std::thread> threads_;
};

} // namespace cartwright::torture
