#pragma once

#include "domain/orders/refund.hpp"
#include "domain/outbox/job.hpp"
#include "operations/work.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "providers/ports/ports.hpp"
#include "store/orders/refunds.hpp"

#include <map>

/// Refunds of paid orders: the one operation behind every API. A refund is stored with the share of each seller,
/// requested outside of any transaction from the provider that took the payment, and booked. A refund of a payment
/// without a provider is booked at once. The first to get the answer finishes it: the request, a repeated request, or
/// the job "refund". An undecided request counts as refunded until it is refused, so that an approval can always be
/// booked.
namespace cartwright::operations {

struct RefundOrder {
    std::optional<SellerId> seller{}; // of this seller's part only; nothing: of the whole order
    std::int64_t amount_minor = 0;    // in the currency of the order
    std::string reason;
    std::vector<store::refunds::Returned> returned{}; // pieces that return to stock
    std::string reference{};                          // of a manual refund payment, when the order has no charge
    std::string wish{}; // amount and pieces as they were requested: an equal text joins an undecided request
};

/// A refund that is to be requested from its provider; a decided one is not requested again.
struct AskedRefund {
    RefundRequest request;
    std::optional<JobId> job{}; // that repeats the request
    bool is_answered = true;    // a client is answered with the result
};

/// The result of a refund. `rejection` says why nothing was refunded, and is stored.
struct RefundedOrder {
    RefundRequest request;
    Money refunded{}; // of the order, in total
    Money total{};
    std::optional<Refusal> rejection{};
};

/// What may still be refunded of each seller's part of an order, the house's first.
std::vector<RefundablePart> refundable_parts(Work& work, const Order& order);

using Pieces = std::map<ListingId, std::int64_t>;

Pieces ordered_pieces(const Order& order);

/// How many pieces may still be returned: those ordered, less those that were returned or are requested to be.
Pieces returnable_pieces(Work& work, const Order& order);

/// Finds the request to join: that of the same attempt. Without an Idempotency-Key it is one with the same text, which
/// is undecided, or was decided within a day without answering a client. So repeating a request after "not decided yet"
/// never causes another refund. `order` is locked.
std::optional<AskedRefund> join_refund(Work& work, const Order& order, std::string_view wish);

/// Begins a refund; `order` is locked. Refused, in this order: order_already_processed (it is not paid),
/// refund_too_large, not_enough_stock (more comes back than was sold; `subject` is the code of the line).
Result<AskedRefund> begin_refund(Work& work, const Order& order, const RefundOrder& wish);

/// Called outside of any transaction. Nothing when the provider does not answer.
std::optional<providers::Refunded> ask_for_refund(const providers::Ports& ports, const AskedRefund& asked);

/// Stores the answer. An approval is booked for each seller: fee and share are taken back in proportion, which may
/// leave a shop in debt. Idempotent: a decided refund returns its stored result.
Result<RefundedOrder> finish_refund(Work& work, const AskedRefund& asked, const providers::Refunded& refunded);

/// The refund to request again; nothing when it is decided. Throws Fault when there is no such refund.
std::optional<AskedRefund> undecided_refund(Work& work, RefundRequestId request);

/// The refusal that a client gets while there is no answer.
Refusal undecided(const AskedRefund& asked);

} // namespace cartwright::operations
