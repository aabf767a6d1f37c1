#include "operations/accounts/rate_limits.hpp"

#include "domain/accounts/terms.hpp"
#include "domain/refusal.hpp"
#include "store/accounts/attempts.hpp"

namespace cartwright::operations {

namespace attempts = store::attempts;

namespace {

Instant end_of_window(const Work& work, Rate rate) {
    return {(work.tx.now().milliseconds / rate.window_ms + 1) * rate.window_ms};
}

std::string subject_of(std::string_view action, std::string_view key, Rate rate) {
    return std::string(action) + ' ' + std::string(key) + ' ' + std::to_string(rate.window_ms / second_ms);
}

tl::unexpected<Refusal> too_many(const Work& work, Rate rate) {
    const std::int64_t left_ms = end_of_window(work, rate).milliseconds - work.tx.now().milliseconds;
    return refuse({.why = Why::too_many_attempts, .available = left_ms / second_ms + 1});
}

/// Many mail services deliver "ada+any@example.com" to "ada@example.com".
std::string mailbox_of(std::string_view recipient) {
    const std::size_t plus = recipient.find('+');
    const std::size_t at = recipient.rfind('@');
    if (at == std::string_view::npos || plus == 0 || plus > at) return std::string(recipient);
    return std::string(recipient.substr(0, plus)) + std::string(recipient.substr(at));
}

} // namespace

Result<void> count_attempt(Work& work, std::string_view action, std::string_view key, Rate rate) {
    const std::int64_t count = attempts::count(work.tx, subject_of(action, key, rate), end_of_window(work, rate));
    if (count > rate.count) return too_many(work, rate);
    return {};
}

Result<void> may_attempt(Work& work, std::string_view action, std::string_view key, Rate rate) {
    const std::int64_t count = attempts::find(work.tx, subject_of(action, key, rate), end_of_window(work, rate));
    if (count >= rate.count) return too_many(work, rate);
    return {};
}

// The count of all callers comes last, because each transaction that sends a message waits there for the one before it.
Result<void> count_message(Work& work, std::string_view recipient, std::string_view requested_from) {
    const MessageLimits& limits = work.terms.accounts.messages;
    const std::string mailbox = mailbox_of(recipient);
    TRY(count_attempt(work, "message to", mailbox, {.count = limits.recipient_hourly_max, .window_ms = hour_ms}));
    TRY(count_attempt(work, "message to", mailbox, {.count = limits.recipient_daily_max, .window_ms = day_ms}));
    if (!requested_from.empty()) {
        TRY(count_attempt(work, "message from", requested_from,
                          {.count = limits.sender_hourly_max, .window_ms = hour_ms}));
        TRY(count_attempt(work, "message from", requested_from,
                          {.count = limits.sender_daily_max, .window_ms = day_ms}));
    }
    return count_attempt(work, "messages of", "all callers", {.count = limits.total_hourly_max, .window_ms = hour_ms});
}

} // namespace cartwright::operations
