#pragma once

#include "providers/ports/payouts.hpp"

namespace cartwright::providers::live {

/// Posts payouts as JSON to a URL, each under an Idempotency-Key of its own. 2xx: it is paid; 4xx: it never will be
/// (but for 408, 409, 425 and 429); anything else, and silence: asked again.
class Payouts final : public providers::Payouts {
  public:
    explicit Payouts(std::string url) : url_(std::move(url)) {}
    Outcome pay(const PayoutOrder& order) override;

  private:
    std::string url_;
};

} // namespace cartwright::providers::live
