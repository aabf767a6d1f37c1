#pragma once

#include "domain/shopping/payment_page.hpp"
#include "providers/ports/payment_page.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace cartwright::providers::live {

/// PayU's production URL.
inline constexpr std::string_view payu_verify_url = "https://info.payu.in/merchant/postservice.php?form=2";

struct PayuSettings {
    std::string url; // the one that is asked
    PageMerchant merchant{};
    std::chrono::milliseconds timeout{10'000};
};

/// Asks PayU, or a compatible service, about payments on its page. It posts a form with `key`, `command`, `var1` and
/// `hash`, and reads JSON with `status` and `transaction_details`, whatever the content type. Redirects are not
/// followed.
class Payu final : public PaymentPage {
  public:
    explicit Payu(PayuSettings settings) : settings_(std::move(settings)) {}
    PageVerdict verify(const std::string& transaction) override;

    /// Sets the URL that is asked. Before the first request.
    void set_url(std::string url) { settings_.url = std::move(url); }

  private:
    PayuSettings settings_;
};

} // namespace cartwright::providers::live
