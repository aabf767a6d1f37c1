#pragma once

#include "base/entropy.hpp"
#include "base/instant.hpp"
#include "payments/settings.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace cartwright::telemetry {
class Log;
class Metrics;
} // namespace cartwright::telemetry

namespace cartwright::payments {

/// The payments server: one account, from which orders of a store are paid. It knows the store only over HTTP, and has
/// a database of its own.
class PaymentsServer {
  public:
    /// Opens the database. Throws store::Fault. The arguments given by reference must outlive it.
    PaymentsServer(Settings settings, const Clock& clock, Entropy& entropy, telemetry::Log& log,
                   telemetry::Metrics& metrics);
    ~PaymentsServer(); // stops without `drain`
    PaymentsServer(const PaymentsServer&) = delete;
    PaymentsServer& operator=(const PaymentsServer&) = delete;

    /// Binds the address of the settings and returns the port. Throws std::system_error.
    std::uint16_t listen();

    /// Sets the store's URL, when it is known only after `listen`. Before `start`.
    void set_store_url(std::string url);

    /// Starts serving, and continues with the callbacks that the last run has not delivered.
    void start();

    /// Waits for running payments to end, then stops. Returns true when none was interrupted. An unanswered callback
    /// stays in the database for the next run.
    bool drain(std::chrono::milliseconds deadline);

    /// The OpenAPI document, as GET /openapi.json returns it.
    static std::string openapi();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::payments
