#pragma once

#include "domain/outbox/job.hpp"
#include "store/engine/transaction.hpp"

#include <functional>
#include <string>
#include <vector>

/// External calls that are to be made, as stored. A completed job is deleted, together with the storing of its effects.
namespace cartwright::store::jobs {

/// Adds a job that is due from `due` on.
JobId add(Transaction& transaction, JobKind kind, std::int64_t subject, Instant due);

/// Makes the job for this payment due at `due` and resets its attempts; adds a job when none waits. When an attempt is
/// in progress, perhaps too early, the page is asked again.
void hasten_page_payment(Transaction& transaction, std::int64_t payment, Instant due);

/// Returns whether a job is due that no worker has leased.
bool are_due(Transaction& transaction);

/// Leases up to `limit` due jobs to `holder`, each until the moment that `until` returns. It counts the attempt in
/// advance, so that one that crashes the process is counted too.
std::vector<Job> claim(Transaction& transaction, std::int64_t holder, const std::function<Instant(const Job&)>& until,
                       std::int64_t limit);

/// Returns a job to the queue that `holder` claimed and did not attempt.
void release(Transaction& transaction, JobId job, std::int64_t holder);

void finish(Transaction& transaction, JobId job);

/// Schedules the next attempt for `due`. `reason` says why the last one failed, or what the job waits for. Has no
/// effect for a holder whose lease another has taken over.
enum class Attempt : bool { failed, waits };
void put_off(Transaction& transaction, JobId job, std::int64_t holder, Instant due, Attempt attempt,
             std::string_view reason);

/// Gives the job up: no more attempts are made, and the job stays as evidence. Has no effect for a holder without the
/// lease.
void give_up(Transaction& transaction, JobId job, std::int64_t holder, std::string_view reason);

/// Jobs of one kind whose last attempt failed, or that are given up.
struct Failing {
    std::string kind;
    bool is_given_up = false;
    std::int64_t count = 0;
    Instant since{}; // of the job that has failed for the longest time
};
std::vector<Failing> failing(Transaction& transaction);

/// Counts the charges, refunds and payouts that were requested before `before` and are undecided.
struct Undecided {
    std::string kind; // "charge", "refund", "payout"
    std::int64_t count = 0;
};
std::vector<Undecided> undecided(Transaction& transaction, Instant before);

} // namespace cartwright::store::jobs
