// How requests are refused, and how those that guess numbers are held back.

#include "api/exchange.hpp"
#include "api/kit.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api {

http::Reply Voice::refuse(const Refusal& refusal) const {
    kit.count(refusal);
    const bool is_unknown = refusal.why == Why::order_not_found || refusal.why == Why::invoice_not_found;
    if (is_unknown && !guesser.empty()) kit.guesses().count(guesser);
    return door.refuse(refusal);
}

Result<void> Exchange::may_guess() const {
    const std::int64_t seconds = kit.guesses().seconds_to_wait(voice_.guesser);
    if (seconds > 0) return ::cartwright::refuse({.why = Why::too_many_attempts, .available = seconds});
    return {};
}

} // namespace cartwright::api
