#pragma once

#include "providers/ports/provisioner.hpp"

#include <string>

namespace cartwright::providers::live {

/// Vendors behind one HTTP API of their distributor:
///   POST ‹url›/orders                 Idempotency-Key: ‹key›  → 200 {"status", "reference", "reason"} or 202
///   GET  ‹url›/orders/‹key›           → the same, asked for after 202
///   PUT  ‹url›/subscriptions/‹id›     Idempotency-Key: ‹id›-‹version›  → 2xx
/// `status` is "provisioned", "refused" or "pending". 400, 403, 404 and 422 refuse, but 404 to the GET does not. After
/// any other answer, and none, the request is repeated.
class Provisioner final : public providers::Provisioner {
  public:
    /// `token`, unless it is empty, is sent as a Bearer token.
    Provisioner(std::string url, std::string token) : url_(std::move(url)), token_(std::move(token)) {}

    VendorAnswer provision(const VendorRequest& request) override;
    Outcome notify(const Subscription& subscription) override;

  private:
    std::string url_;
    std::string token_;
};

} // namespace cartwright::providers::live
