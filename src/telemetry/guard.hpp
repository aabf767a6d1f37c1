#pragma once

#include <exception>
#include <string_view>
#include <utility>

namespace cartwright::telemetry {

class Log;

/// Logs a failure at level error. Does nothing when there is no memory left to write the line.
void log_failure(Log& log, std::string_view event, std::string_view reason) noexcept;

/// Runs `work` on a thread that must go on whatever happens, and logs what it throws under `event`. Returns true when
/// it threw nothing. An exception that leaves a thread ends the process.
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
