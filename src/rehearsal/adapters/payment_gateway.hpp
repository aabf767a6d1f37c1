#pragma once

#include "base/instant.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "store/engine/store.hpp"

namespace cartwright::providers::rehearsal {

/// Simulates a payment gateway without taking money. It stores requests in tables of its own, which the shop never
/// reads. It therefore recognises a key after a crash, and tests can compare its records with the shop's.
///
/// Customer "8080" has the card of the order pipeline's document. Customers whose numbers begin with 1 have a card too.
/// Others have none and are declined, except those whose name begins with one of these words (and may continue after a
/// dash: "late-7"):
///   decline   the card is declined
///   expired   the card has expired
///   late      the money is taken at once, and the first answer comes after two seconds
///   timeout   the money is taken, but the answer is lost; a look-up finds the charge
///   lost      the first request is lost: no money is taken, and there is no answer
///   silent    like timeout, and the first look-up is not answered either
///   refund    charges are approved, but a refund is declined
///   slow      charges are approved, but the first answer to a refund is lost
///   after-N   approved; the answer to a charge or refund comes after N milliseconds (at most two seconds)
class PaymentGateway final : public providers::PaymentGateway {
  public:
    PaymentGateway(store::Store& store, const Clock& clock) : store_(store), clock_(clock) {}

    Charged charge(const ChargeWish& wish) override;
    std::optional<Charged> look_up(const std::string& key) override;
    Refunded refund(const RefundWish& wish) override;

  private:
    store::Store& store_;
    const Clock& clock_;
};

} // namespace cartwright::providers::rehearsal
