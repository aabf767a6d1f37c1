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

/// The payments server: one account, out of which orders of a store are paid. It knows the store only over HTTP, and
/// has a database of its own.
class PaymentsServer {
  public:
    /// Opens the database. Throws store::Fault. What it is given must outlive it.
    PaymentsServer(Settings settings, const Clock& clock, Entropy& entropy, telemetry::Log& log,
                   telemetry::Metrics& metrics);
    ~PaymentsServer(); // stops at once
    PaymentsServer(const PaymentsServer&) = delete;
    PaymentsServer& operator=(const PaymentsServer&) = delete;

    /// Binds the address of the settings and returns the port. Throws std::system_error.
    std::uint16_t listen();

    /// Where the store is, when that is known only after `listen`. Before `start`.
    void set_store_url(std::string url);

    /// Serves, and goes on with the callbacks that the last run still owed.
    void start();

    /// Lets begun payments end, then stops. True when nothing was cut off. A callback that has not been answered stays
    /// in the database for the next run.
    bool drain(std::chrono::milliseconds deadline);

    /// The description of the routes, as GET /openapi.json gives it.
    static std::string openapi();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::payments
