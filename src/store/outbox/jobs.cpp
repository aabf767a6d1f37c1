#include "store/outbox/jobs.hpp"

#include "store/outbox/jobs.sql.hpp"

namespace cartwright::store::jobs {

JobId add(Transaction& transaction, std::string_view kind, std::int64_t subject, Instant due) {
    const JobId job = transaction.next_id<struct Job>();
    transaction.execute(sql::jobs::add, job, kind, subject, due, transaction.now());
    return job;
}

void hasten_page_payment(Transaction& transaction, std::int64_t payment, Instant due) {
    const std::int64_t hastened =
        transaction.execute_counted(sql::jobs::hasten_page_payment, payment, due, transaction.now());
    if (hastened == 0) add(transaction, page_payment, payment, due);
}

bool are_due(Transaction& transaction) { return transaction.one(sql::jobs::one_due, transaction.now()).has_value(); }

std::vector<Job> claim(Transaction& transaction, std::int64_t holder, const std::function<Instant(const Job&)>& until,
                       std::int64_t limit) {
    std::vector<Job> jobs;
    const auto read = [&](const Rows& row) {
        jobs.push_back({.id = {row.integer(0)},
                        .kind = std::string(row.text(1)),
                        .subject = row.integer(2),
                        .attempts = row.integer(3),
                        .made_at = {row.integer(4)}});
    };
    transaction.each(sql::jobs::due, read, transaction.now(), limit);
    // Another node may have claimed some of them first.
    std::erase_if(jobs, [&](const Job& job) {
        return transaction.execute_counted(sql::jobs::claim, job.id, holder, until(job), transaction.now()) == 0;
    });
    return jobs;
}

void release(Transaction& transaction, JobId job, std::int64_t holder) {
    transaction.execute(sql::jobs::release, job, holder);
}

void finish(Transaction& transaction, JobId job) { transaction.execute(sql::jobs::finish, job); }

void put_off(Transaction& transaction, JobId job, std::int64_t holder, Instant due, Attempt attempt,
             std::string_view reason) {
    if (attempt == Attempt::waits) return transaction.execute(sql::jobs::put_off, job, due, reason, holder);
    transaction.execute(sql::jobs::put_off_failed, job, due, reason, transaction.now(), holder);
}

void give_up(Transaction& transaction, JobId job, std::int64_t holder, std::string_view reason) {
    transaction.execute(sql::jobs::give_up, job, reason, transaction.now(), holder);
}

std::vector<Failing> failing(Transaction& transaction) {
    std::vector<Failing> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.kind = std::string(row.text(0)),
                         .is_given_up = row.text(1) == "given_up",
                         .count = row.integer(2),
                         .since = {row.integer(3)}});
    };
    transaction.each(sql::jobs::failing, read);
    return found;
}

std::vector<Undecided> undecided(Transaction& transaction, Instant before) {
    std::vector<Undecided> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.kind = std::string(row.text(0)), .count = row.integer(1)});
    };
    transaction.each(sql::jobs::undecided, read, before);
    return found;
}

} // namespace cartwright::store::jobs
