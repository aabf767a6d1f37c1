#include "rehearsal/books/rehearsals.hpp"

#include "rehearsal/books/rehearsals.sql.hpp"

namespace cartwright::store::rehearsals {

Request ask(Transaction& transaction, const Request& request) {
    const auto row =
        transaction.one(sql::rehearsals::ask, request.key, request.order, request.received, transaction.now());
    Request asked = request;
    asked.asked = (*row)->integer(0);
    asked.done = (*row)->integer(1);
    return asked;
}

void carry_out(Transaction& transaction, std::string_view key) { transaction.execute(sql::rehearsals::carry_out, key); }

std::vector<Request> latest(Transaction& transaction, std::optional<OrderId> order, std::int64_t limit) {
    std::vector<Request> found;
    const auto read = [&](const Rows& row) {
        found.push_back({.key = std::string(row.text(0)),
                         .order = {row.integer(1)},
                         .asked = row.integer(2),
                         .done = row.integer(3),
                         .received = std::string(row.text(4))});
    };
    if (order)
        transaction.each(sql::rehearsals::of_order, read, *order);
    else
        transaction.each(sql::rehearsals::latest, read, limit);
    return found;
}

void tell(Transaction& transaction, const Subscription& subscription) {
    transaction.execute(sql::rehearsals::tell, subscription.id, subscription.version, name_of(subscription.state),
                        subscription.quantity, transaction.now());
}

} // namespace cartwright::store::rehearsals
