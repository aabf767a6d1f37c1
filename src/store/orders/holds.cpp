#include "store/orders/holds.hpp"

#include "store/catalogue/listings.hpp"
#include "store/orders/holds.sql.hpp"

#include <map>

namespace cartwright::store::holds {

namespace {

template <class HoldQuery, class... Parameters>
std::vector<Hold> read_all(Transaction& transaction, const HoldQuery& query, const Parameters&... parameters) {
    std::vector<Hold> holds;
    const auto read = [&](const Rows& row) {
        holds.push_back({.order = {row.integer(query.order_id)},
                         .listing = {row.integer(query.listing_id)},
                         .quantity = row.integer(query.quantity),
                         .deadline = {row.integer(query.deadline)}});
    };
    transaction.each(query, read, parameters...);
    return holds;
}

} // namespace

void add(Transaction& transaction, OrderId order, const std::vector<Line>& lines, Instant deadline) {
    std::map<ListingId, std::int64_t> wanted; // several lines may have the same listing
    for (const Line& line : lines)
        if (line.listing.value != 0) wanted[line.listing] += line.quantity;
    for (const auto& [listing, quantity] : wanted) {
        listings::hold(transaction, listing, quantity);
        transaction.execute(sql::holds::add, order, listing, quantity, deadline);
    }
}

std::vector<Hold> of_cart(Transaction& transaction, CartId cart) {
    return read_all(transaction, sql::holds::of_cart, cart);
}

std::vector<Hold> due(Transaction& transaction, std::int64_t limit) {
    return read_all(transaction, sql::holds::due, transaction.now(), limit);
}

void prolong(Transaction& transaction, OrderId order, Instant deadline) {
    transaction.execute(sql::holds::prolong, order, deadline);
}

void free(Transaction& transaction, const std::vector<Hold>& holds) {
    for (const Hold& hold : holds) {
        listings::hold(transaction, hold.listing, -hold.quantity);
        remove(transaction, hold);
    }
}

void remove(Transaction& transaction, const Hold& hold) {
    transaction.execute(sql::holds::remove, hold.order, hold.listing);
}

void remove_of_order(Transaction& transaction, OrderId order) {
    transaction.execute(sql::holds::remove_of_order, order);
}

} // namespace cartwright::store::holds
