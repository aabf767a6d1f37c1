#pragma once

#include "domain/orders/order.hpp"
#include "providers/ports/payment_gateway.hpp"

#include <string>

namespace cartwright::providers {

/// A refund of what a payments server has charged for an order of the storefront. Idempotent: the same key is the same
/// refund.
struct OrderRefundWish {
    std::string key;
    OrderId order;
    Money amount;
};

/// Refunds orders of the storefront, at the server that has charged their buyers. Blocks, for a limited time: never on
/// an I/O or writer thread, never in a transaction. Safe from any thread.
class PaymentsServer {
  public:
    virtual ~PaymentsServer() = default;

    /// Refunds an order's charge, wholly or in part.
    virtual Refunded refund(const OrderRefundWish& wish) = 0;
};

} // namespace cartwright::providers
