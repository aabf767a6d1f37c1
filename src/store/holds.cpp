#include "store/holds.hpp"

#include "store/holds.sql.hpp"
#include "store/listings.hpp"

namespace cartwright::store::holds {

namespace {

template <class... Parameters>
std::vector<Hold> read_all(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    std::vector<Hold> holds;
    const auto read = [&](const Rows& row) {
        holds.push_back({.order = {row.integer(0)},
                         .listing = {row.integer(1)},
                         .quantity = row.integer(2),
                         .deadline = {row.integer(3)}});
    };
    transaction.each(query, read, parameters...);
    return holds;
}

} // namespace

void add(Transaction& transaction, OrderId order, const std::vector<Line>& lines, Instant deadline) {
    for (const Line& line : lines) {
        listings::hold(transaction, line.listing, line.quantity);
        transaction.execute(sql::holds::add, order, line.listing, line.quantity, deadline);
    }
}

std::vector<Hold> of_cart(Transaction& transaction, CartId cart) {
    return read_all(transaction, sql::holds::of_cart, cart);
}

std::vector<Hold> due(Transaction& transaction, std::int64_t limit) {
    return read_all(transaction, sql::holds::due, transaction.now(), limit);
}

void free(Transaction& transaction, const std::vector<Hold>& holds) {
    for (const Hold& hold : holds) {
        listings::hold(transaction, hold.listing, -hold.quantity);
        transaction.execute(sql::holds::remove, hold.order, hold.listing);
    }
}

void remove_of_order(Transaction& transaction, OrderId order) {
    transaction.execute(sql::holds::remove_of_order, order);
}

} // namespace cartwright::store::holds
