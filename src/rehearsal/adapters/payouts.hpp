#pragma once

#include "providers/ports/payouts.hpp"

#include <map>
#include <mutex>
#include <vector>

namespace cartwright::providers::rehearsal {

/// Sends nothing to nobody and keeps a record of it. What an amount ends in says how it goes: with 13 cents it is
/// refused; with 14 cents the first answer is lost, although the money was sent.
class Payouts final : public providers::Payouts {
  public:
    Outcome pay(const PayoutOrder& order) override;

    /// Everything that was sent, each once.
    [[nodiscard]] std::vector<PayoutOrder> sent() const;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, PayoutOrder> sent_; // by key
};

/// Where nobody pays: every payout fails, and the money stays the shop's.
class NoPayouts final : public providers::Payouts {
  public:
    Outcome pay(const PayoutOrder&) override {
        return {.kind = Outcome::Kind::no, .reason = "nobody pays out here: --payout-url is not set"};
    }
};

} // namespace cartwright::providers::rehearsal
