#include "store/orders/refund_requests.hpp"

#include "domain/orders/seller_shares.hpp"
#include "store/engine/row_values.hpp"
#include "store/orders/refund_requests.sql.hpp"

namespace cartwright::store::refund_requests {

namespace {

template <class RequestQuery> RefundRequest request_in(const Rows& row, const RequestQuery& query) {
    return {.id = {row.integer(query.id)},
            .order = {row.integer(query.order_id)},
            .charge = optional_at<ChargeId>(row, query.charge_id),
            .method = std::string(row.text(query.method)),
            .door = std::string(row.text(query.door)),
            .wish = std::string(row.text(query.wish)),
            .amount = money_at(row, query.amount_minor, query.currency),
            .reason = std::string(row.text(query.reason)),
            .reference = std::string(row.text(query.reference)),
            .state = parsed_at(row, query.state, parse_refund_state),
            .answer = std::string(row.text(query.answer)),
            .asked_at = {row.integer(query.asked_at)},
            .answered_at = optional_at<Instant>(row, query.answered_at)};
}

template <class RequestQuery, class... Parameters>
std::optional<RefundRequest> one(Transaction& transaction, const RequestQuery& query, const Parameters&... parameters) {
    std::optional<RefundRequest> request;
    if (const auto row = transaction.one(query, parameters...)) request = request_in(**row, query);
    if (!request) return std::nullopt;
    constexpr auto& shares_of = sql::refund_requests::shares_of;
    const auto read = [&](const Rows& row) {
        request->shares.push_back(
            {.seller = {row.integer(shares_of.seller_id)},
             .amount = {.minor = row.integer(shares_of.amount_minor), .currency = request->amount.currency}});
    };
    transaction.each(shares_of, read, request->id);
    return request;
}

template <class ReturnedQuery, class Key>
std::vector<refunds::Returned> read_returned(Transaction& transaction, const ReturnedQuery& query, Key key) {
    std::vector<refunds::Returned> returned;
    const auto read = [&](const Rows& row) {
        returned.push_back({.listing = {row.integer(query.listing_id)}, .quantity = row.integer(query.quantity)});
    };
    transaction.each(query, read, key);
    return returned;
}

} // namespace

void add(Transaction& transaction, const RefundRequest& request, std::string_view attempt,
         const std::vector<refunds::Returned>& returned) {
    transaction.execute(sql::refund_requests::add, request.id, request.order, request.charge, request.method,
                        request.door, request.wish, attempt, request.amount.minor, request.amount.currency.text(),
                        request.reason, request.reference, request.asked_at);
    for (const RefundShare& share : request.shares)
        transaction.execute(sql::refund_requests::add_share, request.id, share.seller, share.amount.minor);
    for (const refunds::Returned& each : returned)
        transaction.execute(sql::refund_requests::add_line, request.id, each.listing, each.quantity);
}

std::optional<RefundRequest> find(Transaction& transaction, RefundRequestId request) {
    return one(transaction, sql::refund_requests::find, request);
}

std::optional<RefundRequest> attempted(Transaction& transaction, OrderId order, std::string_view attempt) {
    return one(transaction, sql::refund_requests::attempted, order, attempt);
}

std::optional<RefundRequest> unanswered(Transaction& transaction, OrderId order, std::string_view door,
                                        std::string_view wish) {
    constexpr std::int64_t day_ms = std::int64_t{24} * 60 * 60 * 1000;
    return one(transaction, sql::refund_requests::unanswered, order, door, wish, transaction.now() + -day_ms);
}

std::vector<RefundRequest> of_order(Transaction& transaction, OrderId order) {
    std::vector<RefundRequest> requests;
    const auto read = [&](const Rows& row) { requests.push_back(request_in(row, sql::refund_requests::of_order)); };
    transaction.each(sql::refund_requests::of_order, read, order);
    return requests;
}

void answer(Transaction& transaction, const RefundRequest& request) {
    transaction.execute(sql::refund_requests::answer, request.id, name_of(request.state), request.answer,
                        request.answered_at);
}

void note_told(Transaction& transaction, RefundRequestId request) {
    transaction.execute(sql::refund_requests::note_told, request);
}

std::vector<refunds::Returned> returned_of(Transaction& transaction, RefundRequestId request) {
    return read_returned(transaction, sql::refund_requests::lines_of, request);
}

std::vector<RefundShare> asked_shares(Transaction& transaction, OrderId order) {
    std::vector<RefundShare> shares;
    constexpr auto& query = sql::refund_requests::asked_shares;
    const auto read = [&](const Rows& row) {
        shares.push_back({.seller = {row.integer(query.seller_id)},
                          .amount = {.minor = row.integer(query.amount_minor), .currency = {}}});
    };
    transaction.each(query, read, order);
    return shares;
}

std::vector<refunds::Returned> asked_lines(Transaction& transaction, OrderId order) {
    return read_returned(transaction, sql::refund_requests::asked_lines, order);
}

} // namespace cartwright::store::refund_requests
