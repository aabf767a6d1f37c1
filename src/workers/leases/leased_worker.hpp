#pragma once

#include "telemetry/guard.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

/// Work that nodes share by leases in the database.
namespace cartwright::leases {

/// A coordinator thread that claims due items for this node, and worker threads that work on them. It polls at regular
/// intervals, when it is woken, and when a worker thread has ended its work and there is room. An exception from a
/// callback is logged and ends no thread. Each `Item` has an `id`.
template <class Item> class LeasedWorker {
  public:
    struct Parts {
        telemetry::Log& log;
        std::size_t threads;
        std::size_t batch = 0; // how many to claim when no item waits; 0: one for each free thread, at any time
        std::chrono::milliseconds poll_every;
        std::chrono::milliseconds poll_after_fault; // the pause after an exception from `claim`

        /// Leases at most `room` due items and calls `add` for each. Called on the coordinator thread at each poll,
        /// also without room.
        std::function<void(std::size_t room)> claim;
        /// Works on an item, on the worker thread of that number, from 0.
        std::function<void(const Item& item, std::size_t thread)> work;
        /// Ends the leases of items whose work has not begun. Without it these leases expire.
        std::function<void(const std::list<Item>& items)> release{};

        // The events that the log shows for exceptions from these callbacks.
        std::string_view claim_failed;
        std::string_view work_failed;
        std::string_view release_failed{};
    };

    explicit LeasedWorker(Parts parts) : parts_(std::move(parts)) {}
    ~LeasedWorker() { stop(); }
    LeasedWorker(const LeasedWorker&) = delete;
    LeasedWorker& operator=(const LeasedWorker&) = delete;

    void start() {
        coordinator_ = std::thread([this] { coordinate(); });
        for (std::size_t i = 0; i < parts_.threads; ++i) threads_.emplace_back([this, i] { work_until_stopped(i); });
    }

    /// Waits for the work under way to end, and releases the items that wait.
    void stop() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        woken_.notify_all();
        added_.notify_all();
        if (coordinator_.joinable()) coordinator_.join();
        for (std::thread& thread : threads_) thread.join();
        threads_.clear();
        if (!waiting_.empty() && parts_.release)
            telemetry::guarded(parts_.log, parts_.release_failed, [this] { parts_.release(waiting_); });
        waiting_.clear();
    }

    /// Makes the coordinator poll now. Callable from any thread.
    void wake() {
        const std::lock_guard lock(mutex_);
        is_woken_ = true;
        woken_.notify_one();
    }

    /// Passes a claimed item to the next free thread. Only `claim` calls it.
    void add(Item item) {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(item));
        added_.notify_one();
    }

    /// Returns whether the item waits or is worked on.
    [[nodiscard]] bool holds(const decltype(Item::id)& id) {
        const std::lock_guard lock(mutex_);
        const auto is_it = [&](const Item& item) { return item.id == id; };
        return std::ranges::any_of(waiting_, is_it) || std::ranges::any_of(running_, is_it);
    }

    /// `claim` and `work` should end soon. Callable from any thread.
    [[nodiscard]] bool is_stopping() {
        const std::lock_guard lock(mutex_);
        return stopped_;
    }

  private:
    void coordinate() {
        std::unique_lock lock(mutex_);
        while (!stopped_) {
            const std::size_t free = room();
            is_woken_ = false;
            lock.unlock();
            const bool succeeded = telemetry::guarded(parts_.log, parts_.claim_failed, [&] { parts_.claim(free); });
            lock.lock();
            const auto pause = succeeded ? parts_.poll_every : parts_.poll_after_fault;
            woken_.wait_for(lock, pause, [this] { return stopped_ || is_woken_; });
        }
    }

    void work_until_stopped(std::size_t number) {
        std::unique_lock lock(mutex_);
        while (true) {
            added_.wait(lock, [this] { return stopped_ || !waiting_.empty(); });
            if (stopped_) return;
            running_.splice(running_.begin(), waiting_, waiting_.begin());
            const auto item = running_.begin();
            lock.unlock();
            telemetry::guarded(parts_.log, parts_.work_failed, [&] { parts_.work(*item, number); });
            lock.lock();
            running_.erase(item);
            if (room() == 0) continue;
            is_woken_ = true; // there may be more
            woken_.notify_one();
        }
    }

    /// How many items may be claimed. The caller holds the lock.
    [[nodiscard]] std::size_t room() const {
        if (parts_.batch > 0) return waiting_.empty() ? parts_.batch : 0;
        return parts_.threads - std::min(parts_.threads, waiting_.size() + running_.size());
    }

    Parts parts_;
    std::mutex mutex_; // guards what follows, up to the threads
    std::condition_variable woken_;
    std::condition_variable added_;
    std::list<Item> waiting_;
    std::list<Item> running_;
    bool is_woken_ = false;
    bool stopped_ = false;
    std::thread coordinator_;
    std::vector<std::thread> threads_;
};

} // namespace cartwright::leases
