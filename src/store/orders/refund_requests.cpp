#include "store/orders/refund_requests.hpp"

#include "domain/orders/seller_shares.hpp"
#include "store/engine/money_rows.hpp"
#include "store/orders/refund_requests.sql.hpp"

namespace cartwright::store::refund_requests {

namespace {

RefundRequest request_at(const Rows& row) {
    RefundRequest request{.id = {row.integer(0)},
                          .order = {row.integer(1)},
                          .method = std::string(row.text(3)),
                          .door = std::string(row.text(4)),
                          .wish = std::string(row.text(5)),
                          .amount = money_at(row, 6),
                          .reason = std::string(row.text(8)),
                          .reference = std::string(row.text(9)),
                          .state = parse_refund_state(row.text(10)),
                          .answer = std::string(row.text(11)),
                          .asked_at = {row.integer(12)}};
    if (!row.is_null(2)) request.charge = ChargeId{row.integer(2)};
    if (!row.is_null(13)) request.answered_at = Instant{row.integer(13)};
    return request;
}

template <class... Parameters>
std::optional<RefundRequest> one(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    std::optional<RefundRequest> request;
    if (const auto row = transaction.one(query, parameters...)) request = request_at(*row->operator->());
    if (!request) return std::nullopt;
    const auto read = [&](const Rows& row) {
        request->shares.push_back(
            {.seller = {row.integer(0)}, .amount = {.minor = row.integer(1), .currency = request->amount.currency}});
    };
    transaction.each(sql::refund_requests::shares_of, read, request->id);
    return request;
}

template <class Key>
std::vector<refunds::Returned> read_returned(Transaction& transaction, const Query& query, Key key) {
    std::vector<refunds::Returned> returned;
    const auto read = [&](const Rows& row) {
        returned.push_back({.listing = {row.integer(0)}, .quantity = row.integer(1)});
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
    const auto read = [&](const Rows& row) { requests.push_back(request_at(row)); };
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
    const auto read = [&](const Rows& row) {
        shares.push_back({.seller = {row.integer(0)}, .amount = {.minor = row.integer(1), .currency = {}}});
    };
    transaction.each(sql::refund_requests::asked_shares, read, order);
    return shares;
}

std::vector<refunds::Returned> asked_lines(Transaction& transaction, OrderId order) {
    return read_returned(transaction, sql::refund_requests::asked_lines, order);
}

} // namespace cartwright::store::refund_requests
