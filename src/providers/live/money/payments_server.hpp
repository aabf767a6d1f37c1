#pragma once

#include "base/instant.hpp"
#include "providers/ports/payments_server.hpp"

#include <chrono>
#include <string>
#include <utility>

namespace cartwright::providers::live {

struct PaymentsServerSettings {
    std::string url{};    // http://127.0.0.1:5000; empty: there is none
    std::string secret{}; // signs the requests; empty: they are unsigned
    std::chrono::milliseconds timeout{10'000};
};

/// A payments server over HTTP: POST /payments/orders/{order_id}/refunds, signed as its callbacks are (Standard
/// Webhooks). 404 with a message: it has no charge of the order. 400, 409 and 422 are final refusals. Any other answer,
/// and none, is unknown, and the request is repeated.
class PaymentsServer final : public providers::PaymentsServer {
  public:
    PaymentsServer(PaymentsServerSettings settings, const Clock& clock)
        : settings_(std::move(settings)), clock_(clock) {}

    Refunded refund(const OrderRefundWish& wish) override;

    /// Sets the URL, when it is known only after the server listens. Before the first request.
    void set_url(std::string url) { settings_.url = std::move(url); }

  private:
    PaymentsServerSettings settings_;
    const Clock& clock_;
};

} // namespace cartwright::providers::live
