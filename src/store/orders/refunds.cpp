#include "store/orders/refunds.hpp"

#include "store/engine/money_rows.hpp"
#include "store/orders/refunds.sql.hpp"

namespace cartwright::store::refunds {

namespace {

Refund refund_at(const Rows& row) {
    const Currency currency = currency_at(row, 6);
    return {.id = {row.integer(0)},
            .order = {row.integer(1)},
            .seller = {row.integer(2)},
            .amount = {.minor = row.integer(3), .currency = currency},
            .fee = {.minor = row.integer(4), .currency = currency},
            .tax = {.minor = row.integer(5), .currency = currency},
            .reason = std::string(row.text(7)),
            .made_at = {row.integer(8)},
            .request = {row.is_null(9) ? 0 : row.integer(9)}};
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
    return refund_at(*row->operator->());
}

std::vector<Refund> of_order(Transaction& transaction, OrderId order) {
    std::vector<Refund> found;
    transaction.each(sql::refunds::of_order, [&](const Rows& row) { found.push_back(refund_at(row)); }, order);
    return found;
}

void add_returned(Transaction& transaction, const Refund& refund, const Returned& returned) {
    transaction.execute(sql::refunds::add_returned, refund.id, refund.order, returned.listing, returned.quantity);
}

std::vector<Returned> returned_of_order(Transaction& transaction, OrderId order) {
    std::vector<Returned> found;
    const auto read = [&](const Rows& row) { found.push_back({{row.integer(0)}, row.integer(1)}); };
    transaction.each(sql::refunds::returned_of_order, read, order);
    return found;
}

} // namespace cartwright::store::refunds
