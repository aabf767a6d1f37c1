#include "workers/leases/leased_worker.hpp"

#include "support/temporary_folder.hpp"
#include "support/waiting.hpp"
#include "telemetry/log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace cartwright::tests {
namespace {

using namespace std::chrono_literals;

struct Item {
    int id = 0;
};
using Worker = leases::LeasedWorker<Item>;

/// Items 1, 2, 3 … up to `due_` are claimed. Work on them ends when `may_end_` is set.
class LeasedWorkerTest : public testing::Test {
  protected:
    /// What most tests use. Such a worker polls at its start, when it is woken, and when a thread is free again.
    Worker::Parts parts() {
        return {.log = log_,
                .threads = 2,
                .poll_every = 1h,
                .poll_after_fault = 1h,
                .claim =
                    [this](std::size_t room) {
                        for (std::size_t i = 0; i < room && claimed_ < due_; ++i) worker_->add({.id = ++claimed_});
                        most_held_ = std::max(most_held_.load(), claimed_ - done_);
                        last_room_ = static_cast<int>(room);
                        ++polls_;
                    },
                .work =
                    [this](const Item&, std::size_t) {
                        ++running_;
                        becomes_true([this] { return may_end_.load(); });
                        --running_;
                        ++done_;
                    },
                .release =
                    [this](const std::list<Item>& items) {
                        for (const Item& item : items) released_.push_back(item.id);
                    },
                .claim_failed = "not_claimed",
                .work_failed = "not_worked_on",
                .release_failed = "not_released"};
    }

    void start(const Worker::Parts& parts) {
        worker_ = std::make_unique<Worker>(parts);
        worker_->start();
    }

    /// Wakes the worker, and waits until it has polled.
    void poll() {
        const int before = polls_;
        worker_->wake();
        EXPECT_TRUE(becomes_true([&] { return polls_ > before; }));
    }

    [[nodiscard]] bool is_logged(const std::string& event) const {
        std::ifstream file(folder_.path() / "log");
        const std::string text(std::istreambuf_iterator<char>(file), {});
        return text.find("\"event\":\"" + event + "\"") != std::string::npos;
    }

    test::TemporaryFolder folder_;
    telemetry::Log log_{(folder_.path() / "log").string()};
    std::atomic<int> due_ = 0;
    std::atomic<int> claimed_ = 0;
    std::atomic<int> polls_ = 0;
    std::atomic<int> most_held_ = 0; // how many items were claimed and not done
    std::atomic<int> last_room_ = -1;
    std::atomic<int> running_ = 0;
    std::atomic<int> done_ = 0;
    std::atomic<bool> may_end_ = false;
    std::vector<int> released_;
    std::unique_ptr<Worker> worker_; // the last member: its threads use the others
};

TEST_F(LeasedWorkerTest, claims_for_free_threads_only) {
    due_ = 5;
    start(parts());
    EXPECT_TRUE(becomes_true([&] { return running_ == 2; }));
    poll();
    EXPECT_EQ(last_room_, 0);
    EXPECT_EQ(claimed_, 2);
    may_end_ = true;
    EXPECT_TRUE(becomes_true([&] { return done_ == 5; })); // a thread that is free asks for more
    EXPECT_EQ(most_held_, 2);
    poll();
    EXPECT_EQ(last_room_, 2);
}

TEST_F(LeasedWorkerTest, claims_a_batch_when_none_waits) {
    due_ = 7;
    Worker::Parts parts = this->parts();
    parts.threads = 1;
    parts.batch = 3;
    start(parts);
    EXPECT_TRUE(becomes_true([&] { return running_ == 1; }));
    poll();
    EXPECT_EQ(last_room_, 0);
    EXPECT_EQ(claimed_, 3);
    may_end_ = true;
    EXPECT_TRUE(becomes_true([&] { return done_ == 7; }));
    EXPECT_LE(most_held_, 4); // one runs, three wait
    poll();
    EXPECT_EQ(last_room_, 3);
}

TEST_F(LeasedWorkerTest, polls_at_once_when_it_is_woken) {
    may_end_ = true;
    start(parts());
    EXPECT_TRUE(becomes_true([&] { return polls_ == 1; }));
    due_ = 1;
    worker_->wake();
    EXPECT_TRUE(becomes_true([&] { return done_ == 1; }));
}

TEST_F(LeasedWorkerTest, polls_at_intervals) {
    Worker::Parts parts = this->parts();
    parts.poll_every = 1ms;
    start(parts);
    EXPECT_TRUE(becomes_true([&] { return polls_ >= 5; }));
}

TEST_F(LeasedWorkerTest, pauses_after_a_claim_that_throws) {
    Worker::Parts parts = this->parts();
    parts.poll_every = 1ms;
    parts.claim = [this](std::size_t) {
        if (++polls_ == 1) throw std::runtime_error("no database");
    };
    start(parts);
    EXPECT_TRUE(becomes_true([&] { return is_logged("not_claimed"); }));
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(polls_, 1);
    worker_->wake(); // ends the pause
    EXPECT_TRUE(becomes_true([&] { return polls_ >= 5; }));
}

TEST_F(LeasedWorkerTest, goes_on_after_work_that_throws) {
    due_ = 3;
    Worker::Parts parts = this->parts();
    parts.threads = 1;
    parts.work = [this](const Item& item, std::size_t) {
        if (item.id == 1) throw std::runtime_error("no");
        if (item.id == 2) throw 2; // NOLINT(hicpp-exception-baseclass): whatever it is
        ++done_;
    };
    start(parts);
    EXPECT_TRUE(becomes_true([&] { return done_ == 1; }));
    EXPECT_TRUE(is_logged("not_worked_on"));
    EXPECT_FALSE(worker_->holds(1));
}

TEST_F(LeasedWorkerTest, holds_what_waits_and_what_is_worked_on) {
    due_ = 2;
    Worker::Parts parts = this->parts();
    parts.threads = 1;
    parts.batch = 2;
    start(parts);
    EXPECT_TRUE(becomes_true([&] { return running_ == 1 && polls_ == 1; }));
    EXPECT_TRUE(worker_->holds(1));
    EXPECT_TRUE(worker_->holds(2));
    EXPECT_FALSE(worker_->holds(3));
    may_end_ = true;
    EXPECT_TRUE(becomes_true([&] { return !worker_->holds(1) && !worker_->holds(2); }));
    EXPECT_EQ(done_, 2);
}

TEST_F(LeasedWorkerTest, waits_for_what_runs_and_releases_what_waits) {
    due_ = 4;
    Worker::Parts parts = this->parts();
    parts.threads = 1;
    parts.batch = 3;
    start(parts);
    EXPECT_TRUE(becomes_true([&] { return running_ == 1 && polls_ == 1; }));
    const auto stopping = std::async(std::launch::async, [this] { worker_->stop(); });
    EXPECT_TRUE(becomes_true([&] { return worker_->is_stopping(); }));
    EXPECT_EQ(stopping.wait_for(50ms), std::future_status::timeout);
    may_end_ = true;
    stopping.wait();
    EXPECT_EQ(done_, 1);
    EXPECT_EQ(claimed_, 3);
    EXPECT_EQ(released_, (std::vector{2, 3}));
    worker_->stop();
    EXPECT_EQ(released_, (std::vector{2, 3})); // once
}

TEST_F(LeasedWorkerTest, stops_when_nothing_can_be_released) {
    due_ = 2;
    Worker::Parts parts = this->parts();
    parts.threads = 0;
    parts.batch = 2;
    parts.release = [](const std::list<Item>&) { throw std::runtime_error("no database"); };
    start(parts);
    EXPECT_TRUE(becomes_true([&] { return polls_ == 1; }));
    worker_->stop();
    EXPECT_TRUE(is_logged("not_released"));
}

TEST_F(LeasedWorkerTest, stops_without_a_start) {
    worker_ = std::make_unique<Worker>(parts());
    worker_->stop();
    EXPECT_EQ(polls_, 0);
}

} // namespace
} // namespace cartwright::tests
