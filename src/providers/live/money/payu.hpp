#pragma once

#include "domain/terms.hpp"
#include "providers/ports/payment_page.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace cartwright::providers::live {

/// Where PayU is, for real.
inline constexpr std::string_view payu_verify_url = "https://info.payu.in/merchant/postservice.php?form=2";

struct PayuSettings {
    std::string url; // that is asked
    PaymentPageTerms terms{};
    std::chrono::milliseconds patience{10'000};
};

/// Asks PayU, or whoever speaks as it does: a form with `key`, `command`, `var1` and `hash` is posted, and the answer
/// is JSON with `status` and `transaction_details` (whatever its content type says). Redirects are not followed.
class Payu final : public PaymentPage {
  public:
    explicit Payu(PayuSettings settings) : settings_(std::move(settings)) {}
    PageVerdict verify(const std::string& transaction) override;

    /// Before anybody asks.
    void find_at(std::string url) { settings_.url = std::move(url); }

  private:
    PayuSettings settings_;
};

} // namespace cartwright::providers::live
