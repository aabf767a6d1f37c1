#pragma once

#include "domain/members/member.hpp"

#include <string>
#include <string_view>

namespace cartwright {

/// A one-time code that is sent to a member's mobile number.
struct OneTimeCode {
    enum class State : std::uint8_t { sent, wrong, stale, verified, used };

    AccountId member;
    MemberPurpose purpose = MemberPurpose::confirm;
    std::string hash;
    State state = State::sent;
    std::int64_t tries = 0;
    Instant expires_at{};
};
std::string_view name_of(OneTimeCode::State state);
std::optional<OneTimeCode::State> parse_code_state(std::string_view name);

inline constexpr std::int64_t code_life_ms = std::int64_t{10} * 60 * 1000;
inline constexpr std::int64_t code_tries_max = 5;

/// Checks a code that a caller submits as its hash. After five wrong hashes the code is stale.
void submit(OneTimeCode& code, std::string_view hash, Instant now);

/// The result that a caller polls for. Once the code is verified, polling with a wrong hash counts as a try.
enum class CodeAnswer : std::uint8_t { pending, verified, wrong, stale };
CodeAnswer poll(OneTimeCode& code, std::string_view hash, MemberPurpose purpose, Instant now);

} // namespace cartwright
