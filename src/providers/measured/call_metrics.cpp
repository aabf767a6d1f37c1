#include "providers/measured/call_metrics.hpp"

#include <vector>

namespace cartwright::providers::measured {

namespace {

telemetry::Counter counter(telemetry::Metrics& metrics, const std::string& service, const std::string& outcome) {
    return metrics.counter("cartwright_external_calls_total", "Calls of external services, by service and outcome.",
                           {{"service", service}, {"outcome", outcome}});
}

/// In seconds. The longest time-out is a minute.
std::vector<double> call_bounds() { return {0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60}; }

} // namespace

CallOutcome outcome_of(const Outcome& answer) {
    switch (answer.kind) {
    case Outcome::Kind::yes: return CallOutcome::yes;
    case Outcome::Kind::no: return CallOutcome::no;
    case Outcome::Kind::unknown: break;
    }
    return CallOutcome::unknown;
}

CallOutcome outcome_of(const Taken& answer) {
    switch (answer.kind) {
    case Taken::Kind::yes: return CallOutcome::yes;
    case Taken::Kind::no: return CallOutcome::no;
    case Taken::Kind::unknown: break;
    }
    return CallOutcome::unknown;
}

CallOutcome outcome_of(const Identified& answer) {
    switch (answer.kind) {
    case Identified::Kind::yes: return CallOutcome::yes;
    case Identified::Kind::no: return CallOutcome::no;
    case Identified::Kind::unknown: break;
    }
    return CallOutcome::unknown;
}

CallOutcome outcome_of(const Charged& answer) {
    switch (answer.kind) {
    case Charged::Kind::approved: return CallOutcome::yes;
    case Charged::Kind::declined: return CallOutcome::no;
    case Charged::Kind::unknown: break;
    }
    return CallOutcome::unknown;
}

CallOutcome outcome_of(const std::optional<Charged>& answer) { return answer ? outcome_of(*answer) : CallOutcome::no; }

CallOutcome outcome_of(const Refunded& answer) {
    switch (answer.kind) {
    case Refunded::Kind::approved: return CallOutcome::yes;
    case Refunded::Kind::declined:
    case Refunded::Kind::no_charge: return CallOutcome::no;
    case Refunded::Kind::unknown: break;
    }
    return CallOutcome::unknown;
}

CallOutcome outcome_of(const PageVerdict& answer) {
    switch (answer.kind) {
    case PageVerdict::Kind::approved:
    case PageVerdict::Kind::pending: return CallOutcome::yes;
    case PageVerdict::Kind::declined:
    case PageVerdict::Kind::not_found: return CallOutcome::no;
    case PageVerdict::Kind::unclear: break;
    }
    return CallOutcome::unknown;
}

CallOutcome outcome_of(const VendorAnswer& answer) {
    switch (answer.kind) {
    case VendorAnswer::Kind::provisioned: return CallOutcome::yes;
    case VendorAnswer::Kind::refused: return CallOutcome::no;
    case VendorAnswer::Kind::unknown: break;
    }
    return CallOutcome::unknown;
}

CallMetrics::CallMetrics(telemetry::Metrics& metrics, const std::string& service)
    : yes_(counter(metrics, service, "yes")), no_(counter(metrics, service, "no")),
      unknown_(counter(metrics, service, "unknown")),
      seconds_(metrics.histogram("cartwright_external_call_seconds", "Seconds for a call of an external service.",
                                 call_bounds(), {{"service", service}})) {}

void CallMetrics::count(CallOutcome outcome, TimePoint start) {
    switch (outcome) {
    case CallOutcome::yes: yes_.add(); break;
    case CallOutcome::no: no_.add(); break;
    case CallOutcome::unknown: unknown_.add(); break;
    }
    seconds_.observe(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

} // namespace cartwright::providers::measured
