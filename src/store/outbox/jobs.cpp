#include "store/outbox/jobs.hpp"

#include "store/outbox/jobs.sql.hpp"

namespace cartwright::store::jobs {

JobId add(Transaction& transaction, JobKind kind, std::int64_t subject, Instant due) {
    const JobId job = transaction.next_id<struct Job>();
    transaction.execute(sql::jobs::add, job, name_of(kind), subject, due, transaction.now());
    return job;
}

void hasten_page_payment(Transaction& transaction, std::int64_t payment, Instant due) {
    const std::int64_t hastened =
        transaction.execute_counted(sql::jobs::hasten_page_payment, payment, due, transaction.now());
    if (hastened == 0) add(transaction, JobKind::page_payment, payment, due);
}

bool are_due(Transaction& transaction) { return transaction.one(sql::jobs::one_due, transaction.now()).has_value(); }

std::vector<Job> claim(Transaction& transaction, std::int64_t holder, const std::function<Instant(const Job&)>& until,
                       std::int64_t limit) {
    constexpr auto& query = sql::jobs::due;
    std::vector<Job> jobs;
    const auto read = [&](const Rows& row) {
        jobs.push_back({.id = {row.integer(query.id)},
                        .kind = parse_job_kind(row.text(query.kind)),
                        .subject = row.integer(query.subject_id),
                        .attempts = row.integer(query.attempts),
                        .made_at = {row.integer(query.made_at)}});
    };
    transaction.each(query, read, transaction.now(), limit);
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
    constexpr auto& query = sql::jobs::failing;
    std::vector<Failing> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.kind = std::string(row.text(query.kind)),
                         .is_given_up = row.text(query.state) == "given_up",
                         .count = row.integer(query.count),
                         .since = {row.integer(query.failing_since)}});
    };
    transaction.each(query, read);
    return found;
}

std::vector<Undecided> undecided(Transaction& transaction, Instant before) {
    constexpr auto& query = sql::jobs::undecided;
    std::vector<Undecided> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.kind = std::string(row.text(query.kind)), .count = row.integer(query.count)});
    };
    transaction.each(query, read, before);
    return found;
}

} // namespace cartwright::store::jobs
