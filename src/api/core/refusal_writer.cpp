// How requests are refused, how guesses of numbers are limited, and what HEAD gets in reply where GET writes.

#include "api/core/api_server.hpp"
#include "api/core/request_context.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api {

http::Reply RefusalWriter::refuse(const Refusal& refusal) const {
    server.count(refusal);
    const bool is_unknown = refusal.why == Why::order_not_found || refusal.why == Why::invoice_not_found;
    if (is_unknown && !guesser.empty()) server.guesses().count(guesser);
    return format(refusal);
}

http::Reply RefusalWriter::format(const Refusal& refusal) const {
    return formatter != nullptr ? formatter(refusal) : door.refuse(refusal);
}

void RequestContext::answer_head() {
    if (guard_.is_open) return answer(http::Reply{});
    struct Nothing {};
    const auto do_nothing = [](operations::Work&, const Nothing&) -> Result<Nothing> { return Nothing{}; };
    const auto empty_reply = [](const Nothing&) { return http::Reply{}; };
    read<Nothing, Nothing>(Nothing{}, do_nothing, empty_reply);
}

Result<void> RequestContext::may_guess() const {
    const std::int64_t seconds = server.guesses().seconds_to_wait(refusals_.guesser);
    if (seconds > 0) return ::cartwright::refuse({.why = Why::too_many_attempts, .available = seconds});
    return {};
}

} // namespace cartwright::api
