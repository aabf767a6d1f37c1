#include "store/orders/refunds.hpp"

#include "store/engine/row_values.hpp"
#include "store/orders/refunds.sql.hpp"

namespace cartwright::store::refunds {

namespace {

template <class RefundQuery> Refund refund_in(const Rows& row, const RefundQuery& query) {
    return {.id = {row.integer(query.id)},
            .order = {row.integer(query.order_id)},
            .seller = {row.integer(query.seller_id)},
            .amount = money_at(row, query.amount_minor, query.currency),
            .fee = money_at(row, query.fee_minor, query.currency),
            .tax = money_at(row, query.tax_minor, query.currency),
            .reason = std::string(row.text(query.reason)),
            .made_at = {row.integer(query.made_at)},
            .request = optional_at<RefundRequestId>(row, query.request_id).value_or(RefundRequestId{})};
}

} // namespace

void add(Transaction& transaction, const Refund& refund) {
    transaction.execute(sql::refunds::add, refund.id, refund.order, refund.seller, refund.amount.minor,
                        refund.fee.minor, refund.tax.minor, refund.amount.currency.text(), refund.reason,
                        transaction.now(), refund.request.value == 0 ? std::nullopt : std::optional(refund.request));
}

std::optional<Refund> find(Transaction& transaction, RefundId refund) {
    const auto row = transaction.one(sql::refunds::find, refund);
    if (!row) return std::nullopt;
    return refund_in(**row, sql::refunds::find);
}

std::vector<Refund> of_order(Transaction& transaction, OrderId order) {
    std::vector<Refund> found;
    const auto read = [&](const Rows& row) { found.push_back(refund_in(row, sql::refunds::of_order)); };
    transaction.each(sql::refunds::of_order, read, order);
    return found;
}

void add_returned(Transaction& transaction, const Refund& refund, const Returned& returned) {
    transaction.execute(sql::refunds::add_returned, refund.id, refund.order, returned.listing, returned.quantity);
}

std::vector<Returned> returned_of_order(Transaction& transaction, OrderId order) {
    std::vector<Returned> found;
    constexpr auto& query = sql::refunds::returned_of_order;
    const auto read = [&](const Rows& row) {
        found.push_back({.listing = {row.integer(query.listing_id)}, .quantity = row.integer(query.quantity)});
    };
    transaction.each(query, read, order);
    return found;
}

} // namespace cartwright::store::refunds
