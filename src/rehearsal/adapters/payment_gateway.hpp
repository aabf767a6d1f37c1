#pragma once

#include "base/instant.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "store/engine/store.hpp"

namespace cartwright::providers::rehearsal {

/// A gateway that takes money from nobody and behaves like one that does. What it was asked for is in tables of its
/// own, which the shop never reads: so it knows a key again after a crash, and a test can compare the books.
///
/// Customer "8080" has the card of the order pipeline's document; numbers that begin with 1 have one too. Others have
/// none and are declined, but for those whose name begins with a word (and may go on behind a dash: "late-7"):
///   decline   the card is declined
///   expired   the card is good, but its time is over
///   late      the money is taken at once, the answer comes after two seconds
///   timeout   the money is taken, the answer is lost; who looks it up finds it
///   lost      the question is lost: the first time nothing is taken and nobody answers
///   silent    like timeout, and looked up for the first three times nobody answers either
///   refund    all is well, but a refund is declined
///   slow      all is well, but the answer to a refund is lost the first time
///   after-N   all is well, and each answer, also to a refund, comes after N milliseconds (at most two seconds)
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
