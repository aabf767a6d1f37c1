#include "rehearsal/adapters/payments_server.hpp"

#include "rehearsal/books/payment_gateway.sql.hpp"

namespace cartwright::providers::rehearsal {

namespace {

namespace books = store::sql::payment_gateway;

bool ends_in(Money amount, std::int64_t cents) { return amount.minor % 100 == cents; }

} // namespace

Refunded PaymentsServer::refund(const OrderRefundWish& wish) {
    Refunded refunded;
    const auto ask = [&](store::Transaction& tx) {
        if (const auto before = tx.one(books::find_refund, wish.key)) {
            refunded.kind = (*before)->text(books::find_refund.state) == "approved" ? Refunded::Kind::approved
                                                                                    : Refunded::Kind::declined;
            tx.execute(books::ask_refund_again, wish.key);
            return true;
        }
        const bool is_declined = ends_in(wish.amount, 13);
        tx.execute(books::add_refund, wish.key, "order-" + std::to_string(wish.order.value), wish.amount.minor,
                   is_declined ? "declined" : "approved");
        refunded.kind = is_declined ? Refunded::Kind::declined : Refunded::Kind::approved;
        if (ends_in(wish.amount, 14)) refunded.kind = Refunded::Kind::unknown;
        return true;
    };
    if (store_.write_and_wait(ask) != store::Outcome::committed) return {};
    if (refunded.kind == Refunded::Kind::declined) refunded.reason = "the payments server gives nothing back";
    return refunded;
}

} // namespace cartwright::providers::rehearsal
