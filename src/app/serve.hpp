#pragma once

#include "app/config.hpp"

namespace cartwright {

/// Serves the shop until SIGTERM or SIGINT; returns the exit code.
int serve(const Config& config);

/// Serves the payments server alone until SIGTERM or SIGINT; returns the exit code.
int serve_payments(const Config& config);

/// The URL at which this machine reaches a server that listens on `address`: "0.0.0.0:8000" → "http://127.0.0.1:8000".
std::string local_url(const std::string& address);

} // namespace cartwright
