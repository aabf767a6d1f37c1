#include "store/jobs.hpp"

#include "store/jobs.sql.hpp"

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

std::vector<Job> claim(Transaction& transaction, std::int64_t holder, Instant until, std::int64_t limit) {
    std::vector<Job> jobs;
    const auto read = [&](const Rows& row) {
        jobs.push_back({.id = {row.integer(0)},
                        .kind = std::string(row.text(1)),
                        .subject = row.integer(2),
                        .attempts = row.integer(3),
                        .made_at = {row.integer(4)}});
    };
    transaction.each(sql::jobs::due, read, transaction.now(), limit);
    // Another node may have been faster with some of them.
    std::erase_if(jobs, [&](const Job& job) {
        return transaction.execute_counted(sql::jobs::claim, job.id, holder, until, transaction.now()) == 0;
    });
    return jobs;
}

void finish(Transaction& transaction, JobId job) { transaction.execute(sql::jobs::finish, job); }

void put_off(Transaction& transaction, const Job& job, Instant due, std::string_view reason) {
    transaction.execute(sql::jobs::put_off, job.id, job.attempts + 1, due, reason);
}

void give_up(Transaction& transaction, const Job& job, std::string_view reason) {
    transaction.execute(sql::jobs::give_up, job.id, job.attempts + 1, reason);
}

} // namespace cartwright::store::jobs
