#pragma once

#include "providers/ports/payments_server.hpp"
#include "store/engine/store.hpp"

namespace cartwright::providers::rehearsal {

/// Simulates a payments server that has charged every order, without moving money. It stores requests in
/// `refunds`, which the shop never reads; `charge_key` is "order-‹number›" there. An amount that ends in .13
/// is declined. One that ends in .14 is refunded, but the first answer is lost.
class PaymentsServer final : public providers::PaymentsServer {
  public:
    explicit PaymentsServer(store::Store& store) : store_(store) {}

    Refunded refund(const OrderRefundWish& wish) override;

  private:
    store::Store& store_;
};

} // namespace cartwright::providers::rehearsal
