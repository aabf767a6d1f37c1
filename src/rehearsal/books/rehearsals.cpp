#include "rehearsal/books/rehearsals.hpp"

#include "rehearsal/books/rehearsals.sql.hpp"

namespace cartwright::store::rehearsals {

Request count_request(Transaction& transaction, const Request& request) {
    const auto row =
        transaction.one(sql::rehearsals::ask, request.key, request.order, request.received, transaction.now());
    Request asked = request;
    asked.asked = (*row)->integer(sql::rehearsals::ask.asked);
    asked.done = (*row)->integer(sql::rehearsals::ask.done);
    return asked;
}

void carry_out(Transaction& transaction, std::string_view key) { transaction.execute(sql::rehearsals::carry_out, key); }

std::vector<Request> latest(Transaction& transaction, std::optional<OrderId> order, std::int64_t limit) {
    std::vector<Request> found;
    const auto read_of = [&](const auto& query) {
        return [&](const Rows& row) {
            found.push_back({.key = std::string(row.text(query.request_key)),
                             .order = {row.integer(query.order_id)},
                             .asked = row.integer(query.asked),
                             .done = row.integer(query.done),
                             .received = std::string(row.text(query.received))});
        };
    };
    if (order)
        transaction.each(sql::rehearsals::of_order, read_of(sql::rehearsals::of_order), *order);
    else
        transaction.each(sql::rehearsals::latest, read_of(sql::rehearsals::latest), limit);
    return found;
}

void save_subscription(Transaction& transaction, const Subscription& subscription) {
    transaction.execute(sql::rehearsals::tell, subscription.id, subscription.version, name_of(subscription.state),
                        subscription.quantity, transaction.now());
}

} // namespace cartwright::store::rehearsals
