#include "members.hpp"
#include "tests/unit/domain/flaws.hpp"

namespace cartwright::operations {
namespace {

using FlawTexts = std::vector<std::string>;

class Registration : public MembersTest {
  protected:
    FlawTexts flaws_of(const MemberWish& wish) {
        const Refusal refusal = refusal_in(sign_up(wish));
        EXPECT_EQ(refusal.why, Why::registration_invalid);
        return told(refusal.flaws);
    }
};

TEST_F(Registration, refuses_an_address_that_differs_only_in_case) {
    accepted(sign_up(with_email("ada@example.com")));
    EXPECT_EQ(flaws_of(with_email("ADA@Example.COM")), FlawTexts{"email is already taken"});
    accepted(sign_up(with_email("groß@example.com")));
    EXPECT_EQ(flaws_of(with_email("GROSS@example.com")), FlawTexts{"email is already taken"});
    accepted(sign_up(with_email("andré@example.com")));
    EXPECT_EQ(flaws_of(with_email("ANDRE\xcc\x81@example.com")), FlawTexts{"email is already taken"}); // decomposed
    accepted(sign_up(with_email("andre@example.com")));
}

TEST_F(Registration, refuses_a_number_that_is_only_written_differently) {
    accepted(sign_up(with_mobile("9999999999")));
    EXPECT_EQ(flaws_of(with_mobile("+91 99999 99999")), FlawTexts{"additional_login_param is already taken"});
    EXPECT_EQ(flaws_of(with_mobile("٩٩٩٩٩٩٩٩٩٩")), FlawTexts{"additional_login_param is already taken"});
    accepted(sign_up(with_mobile("9999999998")));
}

TEST_F(Registration, needs_either_an_address_or_a_number) {
    const MemberWish both{.email = "ada@example.com", .mobile = "9999999999", .password = "correct horse"};
    EXPECT_EQ(flaws_of(both), FlawTexts{"email can't be set together with the mobile number"});
    EXPECT_EQ(flaws_of({.password = "correct horse"}), FlawTexts{"email can't be blank"});
    EXPECT_EQ(flaws_of(with_email("ada@@example.com")), FlawTexts{"email is invalid"});
    EXPECT_EQ(flaws_of(with_mobile("12")), FlawTexts{"additional_login_param is invalid"});
}

// shopping §2.3: "Password 6–128" characters; the confirmation must be equal.
TEST_F(Registration, refuses_a_password_that_is_too_short_too_long_common_or_not_repeated) {
    MemberWish wish = with_email("ada@example.com");
    wish.password = "éééée"; // five letters, nine bytes
    EXPECT_EQ(flaws_of(wish), FlawTexts{"password is too short (minimum is 6 characters)"});
    wish.password = std::string(129, 'x');
    EXPECT_EQ(flaws_of(wish), FlawTexts{"password is too long (maximum is 128 characters)"});
    wish.password = "PassWord";
    EXPECT_EQ(flaws_of(wish), FlawTexts{"password is one of the most common"});
    wish.password = "correct horse";
    wish.confirmation = "correct house";
    EXPECT_EQ(flaws_of(wish), FlawTexts{"password_confirmation doesn't match Password"});
    wish.password = "PassWord";
    wish.confirmation = "PassWord";
    terms.members.common_passwords = CommonPasswords::allowed;
    accepted(sign_up(wish));
}

TEST_F(Registration, tells_what_is_taken_only_to_a_person) {
    accepted(sign_up(with_email("ada@example.com")));
    const SigningUp asked = done(begin_sign_up, {.wish = with_email("ada@example.com"), .from = address});
    const auto machine = with_work([&](Work& work) { return finish_sign_up(work, asked, {.is_person = false}); });
    EXPECT_EQ(refusal_in(machine), (Refusal{.why = Why::captcha_wrong}));
}

TEST_F(Registration, refuses_the_slower_of_two_with_the_same_key) {
    const SigningUp asked = done(begin_sign_up, {.wish = with_email("ada@example.com"), .from = address});
    accepted(sign_up(with_email("ada@example.com"))); // meanwhile
    const auto slower = with_work([&](Work& work) { return finish_sign_up(work, asked, {.hash = "hash"}); });
    EXPECT_EQ(told(refusal_in(slower).flaws), FlawTexts{"email is already taken"});
}

TEST_F(Registration, is_limited_for_each_network_address) {
    const SignUp wish{.wish = with_email("ada@example.com"), .from = address};
    for (int count = 0; count < 100; ++count) done(begin_sign_up, wish);
    EXPECT_EQ(refused(begin_sign_up, wish).why, Why::too_many_attempts);
    SignUp from_elsewhere = wish;
    from_elsewhere.from = "192.0.2.2";
    done(begin_sign_up, from_elsewhere);
    now = now + hour_ms;
    done(begin_sign_up, wish);
}

TEST_F(Registration, is_confirmed_by_a_link_that_works_once) {
    accepted(sign_up(with_email("ada@example.com")));
    const std::string secret = link_sent_to("ada@example.com");
    done(confirm_email, {.secret = secret});
    EXPECT_EQ(member_with("ada@example.com").email_confirmed_at, now);
    EXPECT_EQ(told(refused(confirm_email, {.secret = secret}).flaws), FlawTexts{"confirmation_token is invalid"});
    EXPECT_EQ(told(refused(ask_for_link, {.email = "ADA@example.com", .from = address}).flaws),
              FlawTexts{"email was already confirmed, please try signing in"});
}

TEST_F(Registration, is_not_confirmed_by_a_link_that_has_expired_or_is_replaced) {
    accepted(sign_up(with_email("ada@example.com")));
    const std::string first = link_sent_to("ada@example.com");
    done(ask_for_link, {.email = "ada@example.com", .from = address});
    EXPECT_EQ(refused(confirm_email, {.secret = first}).why, Why::member_invalid);
    const std::string second = link_sent_to("ada@example.com");
    now = now + 3 * day_ms;
    EXPECT_EQ(refused(confirm_email, {.secret = second}).why, Why::member_invalid);
}

TEST_F(Registration, is_confirmed_by_the_last_code_that_was_sent) {
    accepted(sign_up(with_mobile("9999999999")));
    const std::string first = code_sent_to("+919999999999");
    EXPECT_FALSE(signs_in("9999999999"));
    done(send_code_again, {.mobile = "9999999999", .from = address});
    const std::string second = code_sent_to("+919999999999");
    done(submit_code, {.mobile = "9999999999", .code = first, .from = address});
    EXPECT_FALSE(signs_in("9999999999"));
    done(submit_code, {.mobile = "9999999999", .code = second, .from = address});
    EXPECT_TRUE(signs_in("9999999999"));
    EXPECT_EQ(done(send_code_again, {.mobile = "9999999999", .from = address}), CodeOutcome::unknown_number);
}

TEST_F(Registration, accepts_no_code_after_five_wrong_ones_or_ten_minutes) {
    const SubmitCode wrong{.mobile = "9999999999", .code = "none", .from = address};
    accepted(sign_up(with_mobile("9999999999")));
    SubmitCode right = wrong;
    right.code = code_sent_to("+919999999999");
    for (int count = 0; count < 4; ++count) EXPECT_EQ(done(submit_code, wrong), CodeOutcome::done);
    EXPECT_EQ(done(submit_code, wrong), CodeOutcome::refused);
    EXPECT_EQ(done(submit_code, right), CodeOutcome::refused);
    done(send_code_again, {.mobile = "9999999999", .from = address});
    right.code = code_sent_to("+919999999999");
    now = now + code_life_ms;
    EXPECT_EQ(done(submit_code, right), CodeOutcome::refused);
    EXPECT_FALSE(signs_in("9999999999"));
}

} // namespace
} // namespace cartwright::operations
