#pragma once

#include "providers/ports/payments_server.hpp"
#include "store/engine/store.hpp"

namespace cartwright::providers::rehearsal {

/// A payments server that gives nothing back and behaves like one that does. It has charged every order. What it was
/// asked for is in `rehearsal_refunds`, which the shop never reads; `charge_key` is "order-‹number›" there. An amount
/// that ends in .13 is declined; one that ends in .14 is given back, but the first answer is lost.
class PaymentsServer final : public providers::PaymentsServer {
  public:
    explicit PaymentsServer(store::Store& store) : store_(store) {}

    Refunded refund(const OrderRefundWish& wish) override;

  private:
    store::Store& store_;
};

} // namespace cartwright::providers::rehearsal
