#pragma once

#include "app/config.hpp"

namespace cartwright::telemetry {
class Log;
} // namespace cartwright::telemetry

namespace cartwright {

/// Logs warnings about settings that leave something open, only rehearse it, or turn it off.
void warn_at_start(telemetry::Log& log, const Config& config);

} // namespace cartwright
