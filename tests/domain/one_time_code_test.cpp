// shopping §2.5: what becomes of a code that was sent to a number.

#include "domain/member.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cartwright {
namespace {

using State = OneTimeCode::State;

constexpr Instant noon{1'700'000'000'000};
constexpr Instant end{noon.milliseconds + code_life_ms};
constexpr const char* right = "right";
constexpr const char* wrong = "wrong";

OneTimeCode code_in(State state, std::int64_t tries = 0, MemberPurpose purpose = MemberPurpose::confirm) {
    return {.member = {1}, .purpose = purpose, .hash = right, .state = state, .tries = tries, .expires_at = end};
}

struct Submitted {
    State before;
    std::int64_t tries;
    const char* hash;
    Instant when;
    State after;
    std::int64_t tries_after;
};

TEST(OneTimeCodeTest, is_looked_at_while_it_is_good) {
    const Instant last{end.milliseconds - 1};
    const std::vector<Submitted> cases{
        {State::sent, 0, right, noon, State::verified, 0},     {State::sent, 0, wrong, noon, State::wrong, 1},
        {State::sent, 0, "", noon, State::wrong, 1},           {State::sent, 0, right, last, State::verified, 0},
        {State::sent, 0, right, end, State::stale, 0},         {State::sent, 0, wrong, end, State::stale, 0},
        {State::wrong, 4, right, noon, State::verified, 4},    {State::wrong, 3, wrong, noon, State::wrong, 4},
        {State::wrong, 4, wrong, noon, State::stale, 5},       {State::wrong, 1, right, end, State::stale, 1},
        {State::stale, 5, right, noon, State::stale, 5},       {State::stale, 5, wrong, noon, State::stale, 5},
        {State::stale, 0, right, noon, State::stale, 0},       {State::verified, 0, right, noon, State::verified, 0},
        {State::verified, 0, wrong, noon, State::verified, 0}, {State::verified, 0, right, end, State::stale, 0},
        {State::used, 0, right, noon, State::used, 0},         {State::used, 0, wrong, noon, State::used, 0},
        {State::used, 0, right, end, State::stale, 0},
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
    OneTimeCode code = code_in(State::sent);
    for (int i = 0; i < code_tries_max; ++i) submit(code, wrong, noon);
    submit(code, right, noon);
    EXPECT_EQ(code.state, State::stale);
    EXPECT_EQ(poll(code, right, MemberPurpose::confirm, noon), CodeAnswer::stale);
}

struct Polled {
    State before;
    std::int64_t tries;
    const char* hash;
    MemberPurpose purpose; // it was sent to confirm
    Instant when;
    CodeAnswer answer;
    State after;
};

TEST(OneTimeCodeTest, says_what_came_of_it_to_who_has_it) {
    constexpr auto confirm = MemberPurpose::confirm;
    constexpr auto reset = MemberPurpose::reset_password;
    const std::vector<Polled> cases{
        {State::sent, 0, right, confirm, noon, CodeAnswer::pending, State::sent},
        {State::sent, 0, wrong, confirm, noon, CodeAnswer::pending, State::sent}, // nobody learns by asking
        {State::wrong, 1, right, confirm, noon, CodeAnswer::wrong, State::wrong},
        {State::wrong, 1, wrong, confirm, noon, CodeAnswer::wrong, State::wrong},
        {State::stale, 5, right, confirm, noon, CodeAnswer::stale, State::stale},
        {State::verified, 0, right, confirm, noon, CodeAnswer::verified, State::verified},
        {State::verified, 0, wrong, confirm, noon, CodeAnswer::wrong, State::verified},
        {State::verified, 4, wrong, confirm, noon, CodeAnswer::wrong, State::stale}, // nor by guessing here
        {State::verified, 0, right, reset, noon, CodeAnswer::wrong, State::verified},
        {State::verified, 0, right, confirm, end, CodeAnswer::wrong, State::verified},
        {State::used, 0, right, confirm, noon, CodeAnswer::verified, State::used},
        {State::used, 4, wrong, confirm, noon, CodeAnswer::wrong, State::stale},
        {State::sent, 0, right, confirm, end, CodeAnswer::wrong, State::sent},
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
            OneTimeCode code = code_in(State::verified, 0, sent_for);
            EXPECT_EQ(poll(code, right, asked_for, noon),
                      sent_for == asked_for ? CodeAnswer::verified : CodeAnswer::wrong);
            EXPECT_EQ(code.tries, 0);
        }
    }
}

} // namespace
} // namespace cartwright
