#pragma once

#include "domain/orders/refund.hpp"
#include "domain/outbox/job.hpp"
#include "operations/work.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "providers/ports/ports.hpp"
#include "store/orders/refunds.hpp"

#include <map>

/// Giving a buyer money back of a paid order: the one operation behind every API. The provider that took the payment is
/// asked for it: written down with the share of each seller, asked for outside of any transaction, and booked. What was
/// not taken through a provider is booked at once. The first to come back with the answer finishes it: the request, one
/// that was sent twice, or the job "refund". What is being asked for counts as given back until it is refused, so a yes
/// can always be booked.
namespace cartwright::operations {

struct RefundOrder {
    std::optional<SellerId> seller{}; // of this seller's part alone; nothing: of the whole order
    std::int64_t amount_minor = 0;    // in the currency of the order
    std::string reason;
    std::vector<store::refunds::Returned> returned{}; // pieces that go back on the shelf
    std::string reference{};                          // of a payment back by hand, should the order have no charge
    std::string wish{}; // amount and pieces as they were asked for: the same joins a request that is undecided
};

/// A refund that is to be asked for; one that is decided is not asked again.
struct AskedRefund {
    RefundRequest request;
    std::optional<JobId> job{}; // that asks again
    bool is_told = true;        // a client is answered how it ended
};

/// What the refund came to; `rejection` says why nothing was given back, and is kept.
struct RefundedOrder {
    RefundRequest request;
    Money refunded{}; // of the order, in all
    Money total{};
    std::optional<Refusal> rejection{};
};

/// What may still be given back of each seller's part of an order, the house's first.
std::vector<RefundablePart> refundable_parts(Work& work, const Order& order);

using Pieces = std::map<ListingId, std::int64_t>;

Pieces ordered_pieces(const Order& order);

/// How many pieces may still come back: those ordered, less those that have come back or are asked to.
Pieces returnable_pieces(Work& work, const Order& order);

/// The request of the same attempt; or, without a key, one of the same text that is undecided, or was decided within a
/// day while no client was answered: asking again after "not decided yet" is never another refund. `order` is locked.
std::optional<AskedRefund> join_refund(Work& work, const Order& order, std::string_view wish);

/// Begins one; `order` is locked. Refused, in this order: order_already_processed (it is not paid), refund_too_large,
/// not_enough_stock (more comes back than was sold; `subject` is the code of the line).
Result<AskedRefund> begin_refund(Work& work, const Order& order, const RefundOrder& wish);

/// In no transaction. Nothing when the provider does not answer.
std::optional<providers::Refunded> ask_for_refund(const providers::Ports& ports, const AskedRefund& asked);

/// Stores the answer. A yes is booked for each seller: fee and share are clawed back in proportion, which may leave a
/// shop in debt. Safe to be called again: it then says what it said.
Result<RefundedOrder> finish_refund(Work& work, const AskedRefund& asked, const providers::Refunded& refunded);

/// The refund as it is to be asked for again; nothing when it is decided. Throws Fault when there is no such refund.
std::optional<AskedRefund> undecided_refund(Work& work, RefundRequestId request);

/// What is said while there is no answer.
Refusal undecided(const AskedRefund& asked);

} // namespace cartwright::operations
