#include "api/core/pool.hpp"

#include "telemetry/log.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <set>
#include <stdexcept>

namespace cartwright::api {
namespace {

telemetry::Log& log() {
    static telemetry::Log log("-");
    return log;
}

TEST(PoolTest, goes_on_when_what_it_runs_throws) {
    Pool pool(1, 2, log());
    std::atomic<int> served = 0;
    pool.run(pool.seat().value(), [](std::size_t) { throw std::runtime_error("no"); });
    pool.run(pool.seat().value(), [&](std::size_t) { ++served; });
    while (pool.taken() > 0) std::this_thread::yield();
    EXPECT_EQ(served, 1);
}

TEST(PoolTest, serves_whoever_has_a_seat_and_turns_others_away) {
    Pool pool(2, 3, log());
    std::promise<void> open;
    const std::shared_future<void> opened = open.get_future().share();
    std::atomic<int> served = 0;
    for (int i = 0; i < 3; ++i) {
        auto seat = pool.seat();
        ASSERT_TRUE(seat);
        pool.run(*std::move(seat), [&served, opened](std::size_t) {
            opened.wait();
            ++served;
        });
    }
    EXPECT_EQ(pool.seat(), std::nullopt);
    EXPECT_EQ(pool.taken(), 3U);
    open.set_value();
    while (pool.taken() > 0) std::this_thread::yield();
    EXPECT_EQ(served, 3);
    EXPECT_TRUE(pool.seat());
}

TEST(PoolTest, gives_a_seat_back_that_nobody_used) {
    Pool pool(1, 1, log());
    {
        const auto seat = pool.seat();
        EXPECT_TRUE(seat);
        EXPECT_FALSE(pool.seat());
    }
    EXPECT_TRUE(pool.seat());
}

TEST(PoolTest, says_which_thread_it_is) {
    Pool pool(3, 100, log());
    std::mutex mutex;
    std::set<std::size_t> numbers;
    for (int i = 0; i < 100; ++i)
        pool.run(*pool.seat(), [&](std::size_t number) {
            const std::lock_guard lock(mutex);
            numbers.insert(number);
        });
    while (pool.taken() > 0) std::this_thread::yield();
    for (const std::size_t number : numbers) EXPECT_LT(number, 3U);
    EXPECT_FALSE(numbers.empty());
}

TEST(PoolTest, ends_what_has_begun_and_drops_the_rest) {
    std::atomic<int> begun = 0;
    std::atomic<int> ended = 0;
    Pool pool(1, 10, log());
    for (int i = 0; i < 10; ++i)
        pool.run(*pool.seat(), [&](std::size_t) {
            ++begun;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            ++ended;
        });
    while (begun == 0) std::this_thread::yield();
    pool.stop();
    EXPECT_EQ(begun, ended);
    EXPECT_LT(ended, 10);
    EXPECT_EQ(pool.taken(), 0U);
    EXPECT_EQ(pool.seat(), std::nullopt);
}

} // namespace
} // namespace cartwright::api
