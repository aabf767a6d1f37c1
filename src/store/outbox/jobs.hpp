#pragma once

#include "domain/outbox/job.hpp"
#include "store/engine/transaction.hpp"

#include <functional>
#include <string>
#include <vector>

/// What has to be done outside, as stored. A job that is done is removed, with what it has changed.
namespace cartwright::store::jobs {

/// To be done from `due` on.
JobId add(Transaction& transaction, std::string_view kind, std::int64_t subject, Instant due);

/// The kind of the job that asks the page of a gateway about a payment, so that none is taken that nobody knows of.
inline constexpr std::string_view page_payment = "page payment";

/// The page is to be asked about this payment from `due` on, whether that waits already or not. When it is just being
/// asked, perhaps too early, it is asked again.
void hasten_page_payment(Transaction& transaction, std::int64_t payment, Instant due);

/// Whether anything is due that nobody does.
bool are_due(Transaction& transaction);

/// Takes up to `limit` jobs that are due for `holder`, each until the moment that `until` gives it, and counts the
/// attempt: one that ends the process is counted too.
std::vector<Job> claim(Transaction& transaction, std::int64_t holder, const std::function<Instant(const Job&)>& until,
                       std::int64_t limit);

/// Gives back a job that was claimed by `holder` and not attempted.
void release(Transaction& transaction, JobId job, std::int64_t holder);

void finish(Transaction& transaction, JobId job);

/// To be attempted again from `due` on. `reason` says why it has failed, or what it still waits for. Nothing is done
/// for a holder whose lease another one has taken over.
enum class Attempt : bool { failed, waits };
void put_off(Transaction& transaction, JobId job, std::int64_t holder, Instant due, Attempt attempt,
             std::string_view reason);

/// No more attempt is made; the job stays, as evidence. Nothing is done for a holder without the lease.
void give_up(Transaction& transaction, JobId job, std::int64_t holder, std::string_view reason);

/// Jobs of one kind whose last attempt has failed, or that are given up.
struct Failing {
    std::string kind;
    bool is_given_up = false;
    std::int64_t count = 0;
    Instant since{}; // of the one that has failed for the longest time
};
std::vector<Failing> failing(Transaction& transaction);

/// How many charges, refunds and payouts were asked for before `before` and are not decided.
struct Undecided {
    std::string kind; // "charge", "refund", "payout"
    std::int64_t count = 0;
};
std::vector<Undecided> undecided(Transaction& transaction, Instant before);

} // namespace cartwright::store::jobs
