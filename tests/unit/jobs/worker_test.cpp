#include "domain/outbox/back_off.hpp"
#include "workers/jobs/worker.hpp"

#include "domain/outbox/subscriber.hpp"
#include "store/engine/schema.hpp"
#include "store/outbox/jobs.hpp"
#include "support/database.hpp"
#include "support/moving_clock.hpp"
#include "support/temporary_folder.hpp"
#include "support/waiting.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <new>
#include <stdexcept>
#include <string>

namespace cartwright::tests {
namespace {

using jobs::JobContext;
using jobs::Verdict;

class WorkerTest : public testing::TestWithParam<Engine> {
  protected:
    ~WorkerTest() override { worker_.stop(); }

    JobId add(JobKind kind) {
        JobId job;
        store_.write_and_wait([&](store::Transaction& tx) {
            job = store::jobs::add(tx, kind, 7, tx.now());
            return true;
        });
        return job;
    }

    [[nodiscard]] std::vector<Row> jobs() const {
        return rows(database_.url(), "SELECT state, attempts, reason, CASE WHEN failing_since > 0 THEN 'fails' ELSE '' "
                                     "END, lease_holder FROM jobs ORDER BY kind, id");
    }

    template <class Condition> static void wait_until(const Condition& condition) {
        ASSERT_TRUE(becomes_true(condition));
    }

    /// Waits until the only job has been put off for the nth time.
    void wait_for_attempts(std::int64_t attempts) {
        wait_until([&] {
            const auto found = jobs();
            return found.size() == 1 && found[0][1] == std::to_string(attempts) && found[0][4] == "0";
        });
    }

    [[nodiscard]] bool is_shown(const std::string& line) const {
        return metrics_.text().find(line + "\n") != std::string::npos;
    }

    test::TemporaryFolder folder_;
    TestDatabase database_{GetParam(), folder_.path().string(), Content::tables};
    MovingClock clock_;
    SystemEntropy entropy_;
    telemetry::Log log_{(folder_.path() / "log").string()};
    telemetry::Metrics metrics_;
    store::Store store_{{.url = database_.url(),
                         .schema = store::shop_schema(),
                         .readers = jobs::Worker::readers,
                         .batch_max = 64,
                         .queue_max = 64,
                         .connections = 2},
                        clock_,
                        entropy_,
                        log_,
                        metrics_};
    jobs::Worker worker_{
        {.store = store_, .first_reader = 0, .clock = clock_, .entropy = entropy_, .log = log_, .metrics = metrics_}};
};

INSTANTIATE_TEST_SUITE_P(On, WorkerTest, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(WorkerTest, puts_off_a_job_that_throws_for_twice_as_long_each_time) {
    std::atomic<int> attempts = 0;
    worker_.handle(JobKind::charge, [&](const Job&, JobContext&) -> Verdict {
        switch (++attempts) {
        case 1: throw std::runtime_error("one");
        case 2: throw std::bad_alloc();
        case 3: throw 3; // NOLINT(hicpp-exception-baseclass): whatever it is
        default: return {};
        }
    });
    const JobId job = add(JobKind::charge);
    worker_.start();
    const char* reasons[] = {"one", "std::bad_alloc", "the handler threw an exception of an unknown type"};
    std::int64_t pause_ms = 1'000;
    for (int attempt = 1; attempt <= 3; ++attempt, pause_ms *= 2) {
        wait_for_attempts(attempt);
        EXPECT_EQ(jobs(), (std::vector<Row>{{"waiting", std::to_string(attempt), reasons[attempt - 1], "fails", "0"}}));
        const std::int64_t due =
            number(database_.url(), "SELECT due_at FROM jobs WHERE id = " + std::to_string(job.value));
        EXPECT_GE(due - clock_.now().milliseconds, pause_ms / 2);
        EXPECT_LE(due - clock_.now().milliseconds, pause_ms);
        EXPECT_EQ(attempts, attempt);
        clock_.advance(pause_ms);
    }
    wait_until([&] { return jobs().empty(); });
    EXPECT_EQ(attempts, 4);
}

TEST_P(WorkerTest, shows_what_fails_by_kind_until_it_is_done) {
    std::atomic<bool> is_well = false;
    worker_.handle(JobKind::refund, [&](const Job&, JobContext&) -> Verdict {
        if (!is_well) throw std::runtime_error("no");
        return {};
    });
    worker_.handle(JobKind::page_payment, [](const Job&, JobContext&) -> Verdict {
        return {.kind = Verdict::Kind::waits, .reason = "not paid yet"};
    });
    add(JobKind::refund);
    add(JobKind::refund);
    add(JobKind::page_payment);
    worker_.start();
    wait_until([&] {
        const auto found = jobs();
        return std::ranges::all_of(found, [](const Row& job) { return job[1] == "1" && job[4] == "0"; });
    });
    clock_.advance(1'000);
    wait_until([&] { return is_shown("cartwright_jobs_failing{kind=\"refund\"} 2"); });
    EXPECT_EQ(metrics_.text().find("cartwright_jobs_failing{kind=\"page payment\"}"), std::string::npos);
    is_well = true;
    wait_until([&] { // an attempt under way may still fail, and put its job off from the moment at which it ends
        clock_.advance(1'000);
        return jobs().size() == 1;
    });
    clock_.advance(1'000);
    wait_until([&] { return metrics_.text().find("cartwright_jobs_failing{") == std::string::npos; });
}

TEST_P(WorkerTest, never_gives_up_what_concerns_money) {
    const auto fail = [](const Job&, JobContext&) -> Verdict { throw std::runtime_error("no"); };
    worker_.handle(JobKind::payout, fail);
    worker_.handle(JobKind::message, fail, jobs::RetryLimit::three_days);
    add(JobKind::payout);
    add(JobKind::message);
    clock_.advance(attempts_end_after_ms + 1);
    worker_.start();
    wait_until([&] {
        const auto found = jobs();
        return found[0][2] == "no" && found[1][2] == "no";
    });
    EXPECT_EQ(jobs()[0][0], "given_up"); // the message
    EXPECT_EQ(jobs()[1][0], "waiting");  // the payout
    clock_.advance(1'000);
    wait_until([&] { return is_shown("cartwright_jobs_given_up{kind=\"message\"} 1"); });
    wait_until([&] { return is_shown("cartwright_jobs_failing{kind=\"payout\"} 1"); });
    clock_.advance(day_ms);
    wait_until([&] { return std::stoi(jobs()[1][1]) >= 2; });
}

TEST_P(WorkerTest, puts_off_a_job_whose_outcome_the_database_refuses) {
    std::atomic<int> attempts = 0;
    worker_.handle(JobKind::charge, [&](const Job&, JobContext&) -> Verdict { return ++attempts, Verdict{}; });
    const JobId job = add(JobKind::charge);
    meddle(database_.url(), "CREATE TABLE keeper (job BIGINT REFERENCES jobs (id))");
    meddle(database_.url(), "INSERT INTO keeper VALUES (" + std::to_string(job.value) + ")");
    worker_.start();
    wait_for_attempts(1);
    EXPECT_EQ(jobs()[0][2], "the outcome of the attempt could not be stored");
    EXPECT_EQ(jobs()[0][3], "fails");
    clock_.advance(1'000);
    wait_for_attempts(2);
    EXPECT_EQ(attempts, 2);
    meddle(database_.url(), "DELETE FROM keeper");
    clock_.advance(2'000);
    wait_until([&] { return jobs().empty(); });
}

TEST_P(WorkerTest, keeps_a_reason_that_is_no_text) {
    worker_.handle(JobKind::charge, [](const Job&, JobContext&) -> Verdict {
        using namespace std::string_literals;
        return {.kind = Verdict::Kind::retry, .reason = "\xFF\0 no"s + std::string(1'000, 'x')};
    });
    add(JobKind::charge);
    worker_.start();
    wait_for_attempts(1);
    EXPECT_EQ(jobs()[0][2], "?? no" + std::string(495, 'x'));
}

/// As a newer version adds it beside this one.
TEST_P(WorkerTest, puts_off_a_job_of_a_kind_that_it_does_not_know) {
    const JobId job = add(JobKind::charge);
    meddle(database_.url(), "UPDATE jobs SET kind = 'gift card' WHERE id = " + std::to_string(job.value));
    add(JobKind::refund);
    std::atomic<int> refunds = 0;
    worker_.handle(JobKind::refund, [&](const Job&, JobContext&) -> Verdict { return ++refunds, Verdict{}; });
    worker_.start();
    wait_for_attempts(1);
    EXPECT_EQ(refunds, 1);
    EXPECT_EQ(jobs()[0][0], "waiting");
    EXPECT_EQ(number(database_.url(), "SELECT count(*) FROM jobs WHERE kind = 'gift card'"), 1);
    wait_until([&] { return is_shown("cartwright_jobs_total{kind=\"unknown\",verdict=\"failed\"} 1"); });
}

/// As an attempt leaves it that ends the process.
TEST_P(WorkerTest, notices_an_attempt_that_was_not_completed) {
    const JobId job = add(JobKind::charge);
    store_.write_and_wait([&](store::Transaction& tx) {
        const auto until = [&](const Job&) { return tx.now() + 60'000; };
        return store::jobs::claim(tx, 99, until, 1).size() == 1;
    });
    worker_.handle(JobKind::charge, [](const Job&, JobContext&) -> Verdict { return {.kind = Verdict::Kind::waits}; });
    worker_.start();
    EXPECT_EQ(jobs()[0][1], "1");
    clock_.advance(60'000);
    wait_for_attempts(2);
    const std::int64_t wait_ms =
        number(database_.url(), "SELECT due_at FROM jobs WHERE id = " + std::to_string(job.value)) -
        clock_.now().milliseconds;
    EXPECT_GE(wait_ms, 1'000);
    EXPECT_LE(wait_ms, 2'000);
}

TEST_P(WorkerTest, shows_what_is_undecided_for_a_day) {
    std::int64_t id = 0;
    const auto charge_asked_at = [&](std::int64_t asked_at) {
        const std::string number = std::to_string(++id);
        meddle(database_.url(), "INSERT INTO charges VALUES (" + number + ", " + number +
                                    ", 1, 'c', 100, 'USD', 'asked', 0, '', '', '', '', '', 0, 0, '', " +
                                    std::to_string(asked_at) + ", NULL)");
    };
    charge_asked_at(clock_.now().milliseconds - day_ms - 1);
    charge_asked_at(clock_.now().milliseconds - day_ms + 60'000);
    worker_.start();
    wait_until([&] { return is_shown("cartwright_undecided_for_a_day{kind=\"charge\"} 1"); });
    EXPECT_TRUE(is_shown("cartwright_undecided_for_a_day{kind=\"refund\"} 0"));
    EXPECT_TRUE(is_shown("cartwright_undecided_for_a_day{kind=\"payout\"} 0"));
    clock_.advance(60'001);
    wait_until([&] { return is_shown("cartwright_undecided_for_a_day{kind=\"charge\"} 2"); });
}

} // namespace
} // namespace cartwright::tests
