#pragma once

#include "providers/ports/payment_gateway.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace cartwright::providers::live {

struct GatewaySettings {
    std::string url;     // http://pay.example
    std::string token{}; // shown as a Bearer token; empty: none
    std::chrono::milliseconds timeout{10'000};
};

/// A gateway that is hosted elsewhere and spoken to over HTTP, as the payments server speaks it: POST /charges, GET
/// /charges/{key}, POST /refunds. 400, 402 and 422 are a no for good; whatever else is not a yes is unknown, and asked
/// again.
class HttpGateway final : public providers::PaymentGateway {
  public:
    explicit HttpGateway(GatewaySettings settings);
    ~HttpGateway() override;
    HttpGateway(const HttpGateway&) = delete;
    HttpGateway& operator=(const HttpGateway&) = delete;

    Charged charge(const ChargeWish& wish) override;
    std::optional<Charged> look_up(const std::string& key) override;
    Refunded refund(const RefundWish& wish) override;

  private:
    struct Answer;
    class Line;
    struct State;
    Answer ask(const std::string& method, const std::string& path, std::string body);

    GatewaySettings settings_;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::providers::live
