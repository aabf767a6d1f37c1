#pragma once

#include <exception>
#include <string_view>
#include <utility>

namespace cartwright::telemetry {

class Log;

/// Logs a failure at level error. Does nothing when the line can't be written, for example without memory.
void log_failure(Log& log, std::string_view event, std::string_view reason) noexcept;

/// Runs `work` and logs an exception under `event`. Returns true when it threw nothing. For threads that must continue
/// after a failure: an exception that leaves a thread ends the process.
template <class Work> bool guarded(Log& log, std::string_view event, Work&& work) noexcept {
    try {
        std::forward<Work>(work)();
        return true;
    } catch (const std::exception& error) {
        log_failure(log, event, error.what());
    } catch (...) {
        log_failure(log, event, "an exception of an unknown type");
    }
    return false;
}

} // namespace cartwright::telemetry
