#include "store/outbox/events.hpp"

#include "store/outbox/events.sql.hpp"

namespace cartwright::store::events {

namespace {

/// `number` is the column of the sequence, or of the position in the outbox.
template <class FactQuery>
std::vector<Recorded> read_all(Transaction& transaction, const FactQuery& query, Column number, auto... parameters) {
    std::vector<Recorded> all;
    const auto read = [&](const Rows& row) {
        all.push_back({.sequence = row.integer(number),
                       .type = std::string(row.text(query.type)),
                       .subject = std::string(row.text(query.subject)),
                       .data = std::string(row.text(query.data)),
                       .made_at = {row.integer(query.made_at)}});
    };
    transaction.each(query, read, parameters...);
    return all;
}

} // namespace

// A single writer gives each fact its number at once. With many writers, a number given before the commit would have to
// be locked until then. All commits would then wait for one another, so the facts go to the outbox without a number.
void write(Transaction& transaction) {
    transaction.await_rows();
    const Query& query = transaction.is_shared() ? sql::events::put_out : sql::events::append;
    if (!transaction.recorded().empty()) transaction.note_facts();
    for (const Fact& fact : transaction.recorded())
        transaction.execute(query, fact.type, fact.subject, fact.data, transaction.now());
}

std::int64_t number(Transaction& transaction, std::int64_t limit) {
    transaction.lock(sql::events::lock);
    const std::vector<Recorded> waiting =
        read_all(transaction, sql::events::waiting, sql::events::waiting.position, limit);
    if (waiting.empty()) return 0;
    std::int64_t sequence = tail(transaction).sequence;
    for (const Recorded& fact : waiting) {
        transaction.execute(sql::events::add, ++sequence, fact.type, fact.subject, fact.data, fact.made_at);
        transaction.execute(sql::events::take_out, fact.sequence); // here its position in the outbox
    }
    return static_cast<std::int64_t>(waiting.size());
}

Tail tail(Transaction& transaction) {
    const auto row = transaction.one(sql::events::tail);
    return {.sequence = (*row)->integer(sql::events::tail.sequence),
            .has_unnumbered = (*row)->integer(sql::events::tail.first_position) > 0};
}

std::int64_t first(Transaction& transaction) {
    return (*transaction.one(sql::events::first))->integer(sql::events::first.sequence);
}

std::vector<Recorded> after(Transaction& transaction, std::int64_t sequence, std::int64_t limit) {
    return read_all(transaction, sql::events::after, sql::events::after.sequence, sequence, limit);
}

std::map<std::string, std::int64_t> count_by_type(Transaction& transaction, std::int64_t sequence, std::int64_t last) {
    constexpr auto& query = sql::events::count_by_type;
    std::map<std::string, std::int64_t> counts;
    const auto read = [&](const Rows& row) { counts.emplace(row.text(query.type), row.integer(query.count)); };
    transaction.each(query, read, sequence, last);
    return counts;
}

std::int64_t remove_old(Transaction& transaction, Instant deadline, std::int64_t limit) {
    return transaction.execute_counted(sql::events::remove_old, deadline, limit);
}

} // namespace cartwright::store::events
