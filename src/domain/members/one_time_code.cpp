#include "domain/members/one_time_code.hpp"

#include "base/text.hpp"

namespace cartwright {

std::string_view name_of(OneTimeCode::State state) {
    switch (state) {
    case OneTimeCode::State::sent: return "sent";
    case OneTimeCode::State::wrong: return "wrong";
    case OneTimeCode::State::stale: return "stale";
    case OneTimeCode::State::verified: return "verified";
    case OneTimeCode::State::used: return "used";
    }
    return {};
}

std::optional<OneTimeCode::State> parse_code_state(std::string_view name) {
    for (const OneTimeCode::State state :
         {OneTimeCode::State::sent, OneTimeCode::State::wrong, OneTimeCode::State::stale, OneTimeCode::State::verified,
          OneTimeCode::State::used})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

namespace {

void count_try(OneTimeCode& code) {
    ++code.tries;
    if (code.tries >= code_tries_max) code.state = OneTimeCode::State::stale;
}

bool is_over(const OneTimeCode& code, Instant now) { return code.expires_at <= now; }

} // namespace

void submit(OneTimeCode& code, std::string_view hash, Instant now) {
    if (is_over(code, now)) code.state = OneTimeCode::State::stale;
    if (code.state != OneTimeCode::State::sent && code.state != OneTimeCode::State::wrong) return;
    const bool is_right = equal_in_constant_time(code.hash, hash);
    code.state = is_right ? OneTimeCode::State::verified : OneTimeCode::State::wrong;
    if (!is_right) count_try(code);
}

CodeAnswer poll(OneTimeCode& code, std::string_view hash, MemberPurpose purpose, Instant now) {
    if (is_over(code, now)) return CodeAnswer::wrong;
    switch (code.state) {
    case OneTimeCode::State::sent: return CodeAnswer::pending;
    case OneTimeCode::State::wrong: return CodeAnswer::wrong;
    case OneTimeCode::State::stale: return CodeAnswer::stale;
    case OneTimeCode::State::verified:
    case OneTimeCode::State::used: break;
    }
    const bool is_right = equal_in_constant_time(code.hash, hash);
    if (is_right && code.purpose == purpose) return CodeAnswer::verified;
    if (!is_right) count_try(code);
    return CodeAnswer::wrong;
}

} // namespace cartwright
