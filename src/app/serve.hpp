#pragma once

#include "app/config.hpp"

namespace cartwright {

/// Serves the shop until SIGTERM or SIGINT; returns the exit code.
int serve(const Config& config);

/// Serves the payments server alone until SIGTERM or SIGINT; returns the exit code.
int serve_payments(const Config& config);

} // namespace cartwright
