#pragma once

#include "domain/orders/order.hpp"
#include "providers/ports/payment_gateway.hpp"

#include <string>

namespace cartwright::providers {

/// A refund of what a payments server has charged for an order of the storefront. Under the same key it is the same
/// refund, however often it is asked for.
struct OrderRefundWish {
    std::string key;
    OrderId order;
    Money amount;
};

/// Has charged buyers of the storefront for their orders, and gives the money back. Blocks, for a limited time: never
/// on an I/O or writer thread, never in a transaction. Safe from any thread.
class PaymentsServer {
  public:
    virtual ~PaymentsServer() = default;

    /// Gives a part of an order's charge back, or all of it.
    virtual Refunded refund(const OrderRefundWish& wish) = 0;
};

} // namespace cartwright::providers
