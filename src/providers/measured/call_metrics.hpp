#pragma once

#include "domain/reseller/provisioning.hpp"
#include "providers/ports/carrier.hpp"
#include "providers/ports/identity.hpp"
#include "providers/ports/outcome.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "providers/ports/payment_page.hpp"
#include "telemetry/metrics.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace cartwright::providers::measured {

/// The result of a call, as the metrics show it. `yes`: the service did what was asked, or knows its state. `no`: it
/// refused. `unknown`: there was no answer, or none that counts.
enum class CallOutcome : std::uint8_t { yes, no, unknown };

CallOutcome outcome_of(const Outcome& answer);
CallOutcome outcome_of(const Taken& answer);
CallOutcome outcome_of(const Identified& answer);
CallOutcome outcome_of(const Charged& answer);
CallOutcome outcome_of(const std::optional<Charged>& answer);
CallOutcome outcome_of(const Refunded& answer);
CallOutcome outcome_of(const PageVerdict& answer);
CallOutcome outcome_of(const VendorAnswer& answer);

/// The metrics of the calls of one external service: `cartwright_external_calls_total`, by service and outcome, and
/// `cartwright_external_call_seconds`, by service. Safe from any thread.
class CallMetrics {
  public:
    CallMetrics(telemetry::Metrics& metrics, const std::string& service);

    /// Makes a call and returns its answer. A call that throws counts as unknown.
    template <class Call> auto measure(const Call& call) {
        Running running(*this);
        auto answer = call();
        running.outcome = outcome_of(answer);
        return answer;
    }

  private:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// A call in progress, which is counted at its end.
    struct Running {
        explicit Running(CallMetrics& of) : metrics(&of) {}
        ~Running() { metrics->count(outcome, start); }
        Running(const Running&) = delete;
        Running& operator=(const Running&) = delete;

        CallMetrics* metrics;
        TimePoint start = std::chrono::steady_clock::now();
        CallOutcome outcome = CallOutcome::unknown;
    };

    void count(CallOutcome outcome, TimePoint start);

    telemetry::Counter yes_;
    telemetry::Counter no_;
    telemetry::Counter unknown_;
    telemetry::Histogram seconds_;
};

} // namespace cartwright::providers::measured
