#pragma once

#include "app/config.hpp"

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright {

/// Logs what a shop that is served with these settings leaves open, only rehearses, or does not do at all.
void warn_at_start(telemetry::Log& log, const Config& config);

} // namespace cartwright
