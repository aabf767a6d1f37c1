#pragma once

#include "providers/ports/payouts.hpp"

namespace cartwright::providers::live {

/// Posts payouts as JSON to a URL, each with its own Idempotency-Key. 2xx: paid. 4xx, except 408, 409, 425 and 429: a
/// final refusal. Any other answer, and none, is unknown, and the request is repeated.
class Payouts final : public providers::Payouts {
  public:
    explicit Payouts(std::string url) : url_(std::move(url)) {}
    Outcome pay(const PayoutOrder& order) override;

  private:
    std::string url_;
};

} // namespace cartwright::providers::live
