#pragma once

#include "domain/job.hpp"
#include "store/transaction.hpp"

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

/// Takes up to `limit` jobs that are due for `holder`, until `until`.
std::vector<Job> claim(Transaction& transaction, std::int64_t holder, Instant until, std::int64_t limit);

void finish(Transaction& transaction, JobId job);
void put_off(Transaction& transaction, const Job& job, Instant due, std::string_view reason);

/// No more attempt is made; it stays, for somebody to see.
void give_up(Transaction& transaction, const Job& job, std::string_view reason);

} // namespace cartwright::store::jobs
