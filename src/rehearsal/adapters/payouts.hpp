#pragma once

#include "providers/ports/payouts.hpp"

#include <map>
#include <mutex>
#include <vector>

namespace cartwright::providers::rehearsal {

/// Simulates payouts, and keeps a record of them. The last digits of the amount decide the result. 13 cents are
/// refused. With 14 cents the payout is made, but the first answer is lost.
class Payouts final : public providers::Payouts {
  public:
    Outcome pay(const PayoutOrder& order) override;

    /// Everything that was sent, each once.
    [[nodiscard]] std::vector<PayoutOrder> sent() const;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, PayoutOrder> sent_; // by key
};

/// Used where no payouts are configured: every payout fails, and the money stays the shop's.
class NoPayouts final : public providers::Payouts {
  public:
    Outcome pay(const PayoutOrder&) override {
        return {.kind = Outcome::Kind::no, .reason = "nobody pays out here: --payout-url is not set"};
    }
};

} // namespace cartwright::providers::rehearsal
