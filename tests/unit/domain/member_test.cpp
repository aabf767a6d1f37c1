#include "domain/members/member.hpp"
#include "domain/outbox/recipient.hpp"

#include "base/object_id.hpp"
#include "domain/members/one_time_code.hpp"
#include "tests/unit/domain/flaws.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace cartwright {
namespace {

using MobileState = Member::MobileState;
using CodeState = OneTimeCode::State;
using Strings = std::vector<std::string>;

constexpr Instant noon{1'700'000'000'000};

constexpr const char* known_number = "+919999999999";
constexpr const char* other_number = "+918888888888";

/// "email can't be blank"
Member with_email(bool is_confirmed) {
    Member member{.id = {1}, .email = "ada@example.com"};
    if (is_confirmed) member.email_confirmed_at = noon;
    return member;
}

Member with_mobile(MobileState state) {
    return {.id = {1}, .mobile = known_number, .mobile_written = "9999999999", .mobile_state = state};
}

Member with_both(bool is_confirmed, MobileState state) {
    Member member = with_mobile(state);
    member.email = "ada@example.com";
    if (is_confirmed) member.email_confirmed_at = noon;
    return member;
}

Member with_new_email(Member member) {
    member.new_email = "new@example.com";
    return member;
}

TEST(MemberTest, needs_one_key_and_no_more_to_begin_with) {
    struct Case {
        MemberWish wish;
        std::optional<std::string> number;
        Strings flaws;
    };
    const std::string longest = std::string(248, 'a') + "@a.com"; // 254 bytes
    const std::vector<Case> cases{
        {{.email = "ada@example.com"}, {}, {}},
        {{.email = longest}, {}, {}},
        {{.email = "Ada@EXAMPLE.com"}, {}, {}},
        {{.email = "a@b"}, {}, {}}, // shopping §2.3: "Email needs exactly one `@`"
        {{.email = "zo\xc3\xab@example.com"}, {}, {}},
        {{.mobile = "9999999999"}, known_number, {}},
        {{.email = "", .mobile = "9999999999"}, known_number, {}},
        {{.email = "ada@example.com", .mobile = ""}, {}, {}},
        {{}, {}, {"email can't be blank"}},
        {{.email = "", .mobile = ""}, {}, {"email can't be blank"}},
        {{.email = "ada@example.com", .mobile = "9999999999"},
         known_number,
         {"email can't be set together with the mobile number"}},
        {{.email = "ada.example.com"}, {}, {"email is invalid"}},
        {{.email = "@example.com"}, {}, {"email is invalid"}},
        {{.email = "ada@"}, {}, {"email is invalid"}},
        {{.email = "@"}, {}, {"email is invalid"}},
        {{.email = "a@b@c"}, {}, {"email is invalid"}},
        {{.email = "a@@c"}, {}, {"email is invalid"}},
        {{.email = "ada @example.com"}, {}, {"email is invalid"}},
        {{.email = "ada@example.com\r\nBcc: all@example.com"}, {}, {"email is invalid"}}, // a header of its own
        {{.email = "ada@exam\tple.com"}, {}, {"email is invalid"}},
        {{.email = "ada@exam\x7fple.com"}, {}, {"email is invalid"}},
        {{.email = "ada\xff@example.com"}, {}, {"email is invalid"}},
        {{.email = 'a' + longest}, {}, {"email is invalid"}},
        {{.mobile = "12"}, {}, {"additional_login_param is invalid"}},
        {{.email = "ada", .mobile = "12"},
         {},
         {"email can't be set together with the mobile number", "email is invalid",
          "additional_login_param is invalid"}},
    };
    for (const Case& one : cases)
        EXPECT_EQ(told(flaws_of_new_keys(one.wish, one.number)), one.flaws)
            << one.wish.email.value_or("-") << ' ' << one.wish.mobile.value_or("-");
}

TEST(MemberTest, says_a_new_password_twice) {
    struct Case {
        MemberWish wish;
        Strings flaws;
    };
    const std::vector<Case> cases{
        {{.password = "correct horse", .confirmation = "correct horse"}, {}},
        {{.password = "correct horse"}, {}}, // nobody was asked for it twice
        {{}, {"password can't be blank"}},
        {{.password = ""}, {"password can't be blank"}},
        {{.confirmation = "correct horse"}, {"password can't be blank"}},
        {{.password = "five5"}, {"password is too short (minimum is 6 characters)"}},
        {{.password = std::string(129, 'x')}, {"password is too long (maximum is 128 characters)"}},
        {{.password = "password"}, {"password is one of the most common"}},
        {{.password = "correct horse", .confirmation = ""}, {"password_confirmation doesn't match Password"}},
        {{.password = "correct horse", .confirmation = "Correct horse"},
         {"password_confirmation doesn't match Password"}},
        {{.password = "five5", .confirmation = "five"},
         {"password is too short (minimum is 6 characters)", "password_confirmation doesn't match Password"}}};
    for (const Case& one : cases) EXPECT_EQ(told(flaws_of_password(one.wish)), one.flaws);
    EXPECT_EQ(told(flaws_of_password({.password = "password"}, CommonPasswords::allowed)), Strings{});
}

struct Change {
    const char* what;
    Member member;
    MemberWish wish;
    std::optional<std::string> number;
    Strings flaws;
};

const char* const email_now = "email can't be changed before the mobile number is confirmed";
const char* const mobile_now = "additional_login_param can't be changed before the email is confirmed";

void expect_all(const std::vector<Change>& changes) {
    for (const Change& one : changes)
        EXPECT_EQ(told(flaws_of_change(one.member, one.wish, one.number)), one.flaws) << one.what;
}

TEST(MemberTest, may_change_one_key_at_a_time) {
    const Member mailed = with_email(true);
    const Member called = with_mobile(MobileState::confirmed);
    const Member both = with_both(true, MobileState::confirmed);
    expect_all({
        {"nothing", mailed, {}, {}, {}},
        {"the same address, however it is written", mailed, {.email = " ADA@example.com "}, {}, {}},
        {"the same number", called, {.mobile = "9999999999"}, known_number, {}},
        {"the same of both", both, {.email = "ada@example.com", .mobile = "9999999999"}, known_number, {}},
        {"another address", mailed, {.email = "new@example.com"}, {}, {}},
        {"a number beside the address", mailed, {.mobile = "9999999999"}, known_number, {}},
        {"another number", called, {.mobile = "8888888888"}, other_number, {}},
        {"an address beside the number", called, {.email = "new@example.com"}, {}, {}},
        {"another number, the same address", both, {.email = "ada@example.com", .mobile = "8"}, other_number, {}},
        {"both",
         both,
         {.email = "new@example.com", .mobile = "8888888888"},
         other_number,
         {"email can't be changed together with the mobile number"}},
        {"no address", mailed, {.email = "ada"}, {}, {"email is invalid"}},
        {"no number", called, {.mobile = "12"}, {}, {"additional_login_param is invalid"}},
        {"a password", mailed, {.password = "correct horse"}, {}, {}},
        {"a weak one",
         mailed,
         {.password = "x", .confirmation = "y"},
         {},
         {"password is too short (minimum is 6 characters)", "password_confirmation doesn't match Password"}},
        {"an empty one, which is none", mailed, {.password = ""}, {}, {}},
    });
}

TEST(MemberTest, confirms_one_key_before_the_other_is_changed) {
    const MemberWish email{.email = "newer@example.com"};
    const MemberWish mobile{.mobile = "8888888888"};
    expect_all({
        {"address, number pending", with_both(true, MobileState::pending), email, {}, {email_now}},
        {"address, number alone and pending", with_mobile(MobileState::pending), email, {}, {email_now}},
        {"number, pending itself", with_mobile(MobileState::pending), mobile, other_number, {}},
        {"number, address unconfirmed", with_both(false, MobileState::confirmed), mobile, other_number, {mobile_now}},
        {"number, address to be changed",
         with_new_email(with_both(true, MobileState::confirmed)),
         mobile,
         other_number,
         {mobile_now}},
        {"address, to be changed itself", with_new_email(with_both(true, MobileState::confirmed)), email, {}, {}},
        {"address, unconfirmed itself", with_email(false), email, {}, {}},
    });
}

TEST(MemberTest, keeps_a_key_to_come_in_with) {
    const MemberWish no_email{.email = ""};
    const MemberWish no_mobile{.mobile = ""};
    const MemberWish neither{.email = "", .mobile = ""};
    const char* const needs_email = "email can't be blank";
    const char* const needs_mobile = "additional_login_param can't be blank";
    const Member both = with_both(true, MobileState::confirmed);
    expect_all({
        {"no address, number confirmed", both, no_email, {}, {}},
        {"no number, address confirmed", both, no_mobile, {}, {}},
        {"neither", both, neither, {}, {needs_email}},
        {"the only address", with_email(true), no_email, {}, {needs_email}},
        {"the only number", with_mobile(MobileState::confirmed), no_mobile, {}, {needs_mobile}},
        {"no address, number pending", with_both(true, MobileState::pending), no_email, {}, {needs_email}},
        {"no number, address unconfirmed", with_both(false, MobileState::confirmed), no_mobile, {}, {needs_mobile}},
        {"an address that is not there", with_mobile(MobileState::confirmed), no_email, {}, {}},
        {"a number that is not there", with_email(true), no_mobile, {}, {}},
    });
}

TEST(MemberTest, has_a_token_with_a_confirmed_key_alone) {
    EXPECT_FALSE(has_confirmed_key(with_email(false)));
    EXPECT_TRUE(has_confirmed_key(with_email(true)));
    EXPECT_FALSE(has_confirmed_key(with_new_email(with_email(true)))); // "no pending reconfirmation"
    EXPECT_FALSE(has_confirmed_key(with_mobile(MobileState::pending)));
    EXPECT_TRUE(has_confirmed_key(with_mobile(MobileState::confirmed)));
    EXPECT_TRUE(has_confirmed_key(with_new_email(with_both(true, MobileState::confirmed))));
    EXPECT_TRUE(has_confirmed_key(with_both(true, MobileState::pending)));
    EXPECT_FALSE(has_confirmed_key({.id = {1}}));
}

TEST(MemberTest, waits_longer_after_each_failure_and_is_locked_by_the_twentieth) {
    struct Case {
        int failures;
        std::int64_t wait_ms; // after the last of them
    };
    const std::vector<Case> cases{{0, 0},       {1, 0},        {4, 0},       {5, 1'000},   {6, 2'000},
                                  {7, 4'000},   {8, 8'000},    {9, 16'000},  {10, 32'000}, {11, 32'000},
                                  {19, 32'000}, {20, hour_ms}, {21, hour_ms}};
    for (const Case& one : cases) {
        Member member = with_email(true);
        for (int i = 0; i < one.failures; ++i) count_failure(member, noon);
        EXPECT_EQ(member.failures, one.failures);
        EXPECT_TRUE(may_try(member, noon + one.wait_ms)) << one.failures;
        if (one.wait_ms > 0) {
            EXPECT_FALSE(may_try(member, noon + (one.wait_ms - 1))) << one.failures;
        }
        EXPECT_EQ(is_locked(member, noon), one.failures >= 20) << one.failures;
    }
}

TEST(MemberTest, stays_locked_for_an_hour_however_often_it_is_tried) {
    Member member = with_email(true);
    for (int i = 0; i < 20; ++i) count_failure(member, noon);
    count_failure(member, noon + (hour_ms - 1));
    EXPECT_EQ(member.locked_at, noon);
    EXPECT_TRUE(is_locked(member, noon + (hour_ms - 1)));
    EXPECT_FALSE(is_locked(member, noon + hour_ms));
    count_failure(member, noon + hour_ms); // all is forgotten but this one
    EXPECT_EQ(member.failures, 1);
    EXPECT_FALSE(member.locked_at);
    reset_failures(member);
    EXPECT_EQ(member, with_email(true));
}

TEST(MemberTest, is_spelt_with_the_second_of_its_making) {
    EXPECT_EQ(object_id({.id = {7}, .made_at = {1'999}}), "000000010000000000000007");
    EXPECT_EQ(normalized_email("  Ada@EXAMPLE.com "), "ada@example.com");
    for (const MobileState state : {MobileState::none, MobileState::pending, MobileState::confirmed})
        EXPECT_EQ(parse_mobile_state(name_of(state)), state);
    for (const CodeState state :
         {CodeState::sent, CodeState::wrong, CodeState::stale, CodeState::verified, CodeState::used})
        EXPECT_EQ(parse_code_state(name_of(state)), state);
    for (const auto purpose : {MemberPurpose::confirm, MemberPurpose::reset_password, MemberPurpose::unlock_account})
        EXPECT_EQ(parse_member_purpose(name_of(purpose)), purpose);
    EXPECT_FALSE(parse_member_purpose("delete_account"));
    EXPECT_FALSE(parse_member_purpose(""));
}

TEST(MemberTest, is_found_by_words_of_two_letters_and_more) {
    struct Case {
        std::string text;
        Strings words;
    };
    const std::vector<Case> cases{{"", {}},
                                  {" \t\r\n ", {}},
                                  {"a", {}},
                                  {"ab", {"ab"}},
                                  {"a bc d", {"bc"}},
                                  {"Ada  Lovelace", {"ada", "lovelace"}},
                                  {"lovelace ADA lovelace", {"ada", "lovelace"}},
                                  {"Zo\xc3\xab \xc5\x81\xc3\xb3\x64\xc5\xba", {"lodz", "zoe"}},
                                  {"ada@Example.com\t+919999999999", {"+919999999999", "ada@example.com"}}};
    for (const Case& one : cases) EXPECT_EQ(search_words(one.text), one.words) << one.text;
    Member member = with_both(true, MobileState::confirmed);
    member.name = "Ada Lovelace";
    EXPECT_EQ(words_of(member), (Strings{"+919999999999", "9999999999", "ada", "ada@example.com", "lovelace"}));
}

} // namespace
} // namespace cartwright
