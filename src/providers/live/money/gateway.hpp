#pragma once

#include "providers/ports/payment_gateway.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace cartwright::providers::live {

struct GatewaySettings {
    std::string url;     // http://pay.example
    std::string token{}; // sent as a Bearer token; empty: none
    std::chrono::milliseconds timeout{10'000};
};

/// A payment gateway over HTTP, with the routes of the payments server: POST /charges, GET /charges/{key}, POST
/// /refunds. 400, 402 and 422 are final refusals. Any other answer that is no success is unknown, and the request is
/// repeated. A charge that answers 404 does not exist.
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
    class Connection;
    struct State;
    Answer ask(const std::string& method, const std::string& path, std::string body);

    GatewaySettings settings_;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::providers::live
