// shopping §2.5: what becomes of a code that was sent to a number.

#include "domain/members/member.hpp"
#include "domain/members/one_time_code.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cartwright {
namespace {

using CodeState = OneTimeCode::State;

constexpr Instant when_sent{1'700'000'000'000};
constexpr Instant end_of_code{when_sent.milliseconds + code_life_ms};
constexpr const char* right_code = "right";
constexpr const char* wrong_code = "wrong";

OneTimeCode code_in(CodeState state, std::int64_t tries = 0, MemberPurpose purpose = MemberPurpose::confirm) {
    return {.member = {1},
            .purpose = purpose,
            .hash = right_code,
            .state = state,
            .tries = tries,
            .expires_at = end_of_code};
}

struct Submitted {
    CodeState before;
    std::int64_t tries;
    const char* hash;
    Instant when;
    CodeState after;
    std::int64_t tries_after;
};

TEST(OneTimeCodeTest, is_looked_at_while_it_is_good) {
    const Instant last{end_of_code.milliseconds - 1};
    const std::vector<Submitted> cases{
        {CodeState::sent, 0, right_code, when_sent, CodeState::verified, 0},
        {CodeState::sent, 0, wrong_code, when_sent, CodeState::wrong, 1},
        {CodeState::sent, 0, "", when_sent, CodeState::wrong, 1},
        {CodeState::sent, 0, right_code, last, CodeState::verified, 0},
        {CodeState::sent, 0, right_code, end_of_code, CodeState::stale, 0},
        {CodeState::sent, 0, wrong_code, end_of_code, CodeState::stale, 0},
        {CodeState::wrong, 4, right_code, when_sent, CodeState::verified, 4},
        {CodeState::wrong, 3, wrong_code, when_sent, CodeState::wrong, 4},
        {CodeState::wrong, 4, wrong_code, when_sent, CodeState::stale, 5},
        {CodeState::wrong, 1, right_code, end_of_code, CodeState::stale, 1},
        {CodeState::stale, 5, right_code, when_sent, CodeState::stale, 5},
        {CodeState::stale, 5, wrong_code, when_sent, CodeState::stale, 5},
        {CodeState::stale, 0, right_code, when_sent, CodeState::stale, 0},
        {CodeState::verified, 0, right_code, when_sent, CodeState::verified, 0},
        {CodeState::verified, 0, wrong_code, when_sent, CodeState::verified, 0},
        {CodeState::verified, 0, right_code, end_of_code, CodeState::stale, 0},
        {CodeState::used, 0, right_code, when_sent, CodeState::used, 0},
        {CodeState::used, 0, wrong_code, when_sent, CodeState::used, 0},
        {CodeState::used, 0, right_code, end_of_code, CodeState::stale, 0},
    };
    for (const Submitted& one : cases) {
        OneTimeCode code = code_in(one.before, one.tries);
        submit(code, one.hash, one.when);
        const std::string what = std::string(name_of(one.before)) + ' ' + std::to_string(one.tries) + ' ' + one.hash;
        EXPECT_EQ(code.state, one.after) << what;
        EXPECT_EQ(code.tries, one.tries_after) << what;
    }
}

TEST(OneTimeCodeTest, is_never_taken_after_five_wrong_ones) {
    OneTimeCode code = code_in(CodeState::sent);
    for (int i = 0; i < code_tries_max; ++i) submit(code, wrong_code, when_sent);
    submit(code, right_code, when_sent);
    EXPECT_EQ(code.state, CodeState::stale);
    EXPECT_EQ(poll(code, right_code, MemberPurpose::confirm, when_sent), CodeAnswer::stale);
}

struct Polled {
    CodeState before;
    std::int64_t tries;
    const char* hash;
    MemberPurpose purpose; // it was sent to confirm
    Instant when;
    CodeAnswer answer;
    CodeState after;
};

TEST(OneTimeCodeTest, says_what_came_of_it_to_who_has_it) {
    constexpr auto confirm = MemberPurpose::confirm;
    constexpr auto reset = MemberPurpose::reset_password;
    const std::vector<Polled> cases{
        {CodeState::sent, 0, right_code, confirm, when_sent, CodeAnswer::pending, CodeState::sent},
        {CodeState::sent, 0, wrong_code, confirm, when_sent, CodeAnswer::pending,
         CodeState::sent}, // nobody learns by asking
        {CodeState::wrong, 1, right_code, confirm, when_sent, CodeAnswer::wrong, CodeState::wrong},
        {CodeState::wrong, 1, wrong_code, confirm, when_sent, CodeAnswer::wrong, CodeState::wrong},
        {CodeState::stale, 5, right_code, confirm, when_sent, CodeAnswer::stale, CodeState::stale},
        {CodeState::verified, 0, right_code, confirm, when_sent, CodeAnswer::verified, CodeState::verified},
        {CodeState::verified, 0, wrong_code, confirm, when_sent, CodeAnswer::wrong, CodeState::verified},
        {CodeState::verified, 4, wrong_code, confirm, when_sent, CodeAnswer::wrong,
         CodeState::stale}, // nor by guessing here
        {CodeState::verified, 0, right_code, reset, when_sent, CodeAnswer::wrong, CodeState::verified},
        {CodeState::verified, 0, right_code, confirm, end_of_code, CodeAnswer::wrong, CodeState::verified},
        {CodeState::used, 0, right_code, confirm, when_sent, CodeAnswer::verified, CodeState::used},
        {CodeState::used, 4, wrong_code, confirm, when_sent, CodeAnswer::wrong, CodeState::stale},
        {CodeState::sent, 0, right_code, confirm, end_of_code, CodeAnswer::wrong, CodeState::sent},
    };
    for (const Polled& one : cases) {
        OneTimeCode code = code_in(one.before, one.tries);
        const std::string what = std::string(name_of(one.before)) + ' ' + std::to_string(one.tries) + ' ' + one.hash;
        EXPECT_EQ(poll(code, one.hash, one.purpose, one.when), one.answer) << what;
        EXPECT_EQ(code.state, one.after) << what;
    }
}

TEST(OneTimeCodeTest, is_for_what_it_was_sent_for) {
    constexpr MemberPurpose purposes[] = {MemberPurpose::confirm, MemberPurpose::reset_password,
                                          MemberPurpose::unlock_account};
    for (const MemberPurpose sent_for : purposes) {
        for (const MemberPurpose asked_for : purposes) {
            OneTimeCode code = code_in(CodeState::verified, 0, sent_for);
            EXPECT_EQ(poll(code, right_code, asked_for, when_sent),
                      sent_for == asked_for ? CodeAnswer::verified : CodeAnswer::wrong);
            EXPECT_EQ(code.tries, 0);
        }
    }
}

} // namespace
} // namespace cartwright
