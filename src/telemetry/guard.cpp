#include "telemetry/guard.hpp"

#include "telemetry/log.hpp"

namespace cartwright::telemetry {

void log_failure(Log& log, std::string_view event, std::string_view reason) noexcept {
    try {
        log.write(Level::error, event, {{"fault", reason}});
    } catch (...) { // NOLINT(bugprone-empty-catch): a line that cannot be written is no reason to end the process
    }
}

} // namespace cartwright::telemetry
