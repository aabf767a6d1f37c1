#pragma once

#include "domain/charge.hpp"
#include "domain/job.hpp"
#include "operations/work.hpp"
#include "providers/payment_gateway.hpp"
#include "providers/ports.hpp"

/// Having a payment gateway give money back, in the way in which it was taken (operations/charges): by a request, or by
/// the job "refund".
namespace cartwright::operations {

struct RefundDirectly {
    OrderId order;
    std::int64_t amount_minor = 0;
    std::string reason;
    std::vector<AssertedItem> items{}; // what comes back: code and quantity
};

struct AskedRefund {
    GatewayRefund refund;
    std::optional<JobId> job{};
};

/// What the refund came to; `rejection` says why nothing was given back, and is kept.
struct RefundedOrder {
    GatewayRefund refund;
    Money refunded{}; // of the order, in all
    Money total{};
    std::optional<Refusal> rejection{};
};

/// Joins the refund of the same attempt, or begins one. Refused, in this order: order_not_found, out_of_turn (it is not
/// paid), refund_too_large, item_not_in_cart, not_enough_stock (more comes back than was sold).
Result<AskedRefund> begin_refund(Work& work, const RefundDirectly& wish);

/// In no transaction. Nothing when the gateway does not answer.
std::optional<providers::Refunded> ask_for_refund(const providers::Ports& ports, const AskedRefund& asked);

/// Books what has gone back, part by part of the order's sellers. Safe to be called again.
Result<RefundedOrder> finish_refund(Work& work, const AskedRefund& asked, const providers::Refunded& refunded);

/// The refund as it is to be asked for again; nothing when it is decided.
std::optional<AskedRefund> undecided_refund(Work& work, GatewayRefundId refund);

} // namespace cartwright::operations
