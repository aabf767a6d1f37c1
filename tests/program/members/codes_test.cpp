// shopping §2.5: codes can't be guessed, do once what they were sent for, and outlive a crash.

#include "program/members/crowd.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <mutex>
#include <thread>

namespace cartwright::tests {

namespace {

using Counts = std::map<std::string, int>;

constexpr const char* too_many =
    R"(422 {"nothing":true,"errors":["Additional login param was sent too many wrong codes, try resend otp"]})";

/// A code that `code` is not.
std::string other_code(const std::string& code, int which) {
    constexpr int codes = 1'000'000;
    std::string text = std::to_string((std::stoi(code) + 1 + which) % codes);
    return text.insert(0, code.size() - text.size(), '0');
}

} // namespace

class MembersCodes : public testing::TestWithParam<Engine> {
  protected:
    MembersShop shop{GetParam()};
    const std::string mobile = number_of_mobile(1);

    std::string state_of_number() {
        return rows(shop.database(), "SELECT mobile_state FROM members WHERE mobile = '+91" + mobile + "'").at(0).at(0);
    }

    std::string sign_up() {
        EXPECT_EQ(told(shop.client().sign_up(mobile, good_password)), all_went_well);
        return shop.client().code_sent_to(mobile);
    }
};

INSTANTIATE_TEST_SUITE_P(On, MembersCodes, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MembersCodes, are_good_for_nothing_after_five_wrong_ones) {
    const std::string code = sign_up();
    for (int i = 0; i < 4; ++i) EXPECT_EQ(told(shop.client().check_code(mobile, other_code(code, i))), all_went_well);
    EXPECT_EQ(told(shop.client().check_code(mobile, other_code(code, 4))), too_many);
    EXPECT_EQ(told(shop.client().check_code(mobile, code)), too_many);
    EXPECT_EQ(shop.client().poll_code(mobile, code).value().status, 422);
    EXPECT_EQ(state_of_number(), "pending");
    ASSERT_EQ(told(shop.client().send_code(mobile)), all_went_well);
    EXPECT_EQ(told(shop.client().check_code(mobile, shop.client().code_sent_to(mobile))), all_went_well);
    EXPECT_EQ(state_of_number(), "confirmed");
}

TEST_P(MembersCodes, are_so_too_when_they_are_guessed_at_once) {
    constexpr int count = 40;
    const std::string code = sign_up();
    const auto guess = [&](int i) { return shop.client(i).check_code(mobile, other_code(code, i)); };
    EXPECT_EQ(counted(at_once(count, guess)), (Counts{{all_went_well, 4}, {too_many, count - 4}}));
    EXPECT_EQ(told(shop.client().check_code(mobile, code)), too_many);
    EXPECT_EQ(state_of_number(), "pending");
    EXPECT_EQ(number(shop.database(), "SELECT tries FROM one_time_codes"), 5);
}

TEST_P(MembersCodes, can_not_be_guessed_by_asking_what_came_of_them) {
    constexpr int count = 40;
    const std::string code = sign_up();
    const auto guess = [&](int i) { return shop.client(i).poll_code(mobile, other_code(code, i)); };
    EXPECT_EQ(count_of(at_once(count, guess), 200), count) << "nobody learns anything yet";
    ASSERT_EQ(told(shop.client().check_code(mobile, code)), all_went_well);
    EXPECT_EQ(count_of(at_once(count, guess), 422), count);
    EXPECT_EQ(shop.client().poll_code(mobile, code).value().status, 422);
}

TEST_P(MembersCodes, send_one_mail_however_many_ask) {
    constexpr int count = 12;
    shop.client().make_member(mobile, good_password);
    const SignedInMember member = shop.client().signed_in(mobile, good_password);
    ASSERT_EQ(shop.client().change(member, good_password, R"("email":")" + email_of(1) + '"').value().status, 200);
    const auto confirmed = shop.client().ask("GET", "/authenticate/users/confirmation?confirmation_token=" +
                                                        shop.client().link_sent_to(email_of(1)));
    ASSERT_EQ(told(confirmed), "201 ");
    ASSERT_EQ(told(shop.client().send_code(mobile, "reset_password")), all_went_well);
    const std::string code = shop.client().code_sent_to(mobile);
    EXPECT_EQ(shop.client().poll_code(mobile, code, "reset_password").value().body.find(R"("verified":true)"),
              std::string::npos);
    const auto check = [&](int i) { return shop.client(i).check_code(mobile, code); };
    EXPECT_EQ(counted(at_once(count, check)), (Counts{{all_went_well, count}}));
    const auto poll = [&](int i) { return shop.client(i).poll_code(mobile, code, "reset_password"); };
    for (const Answer& answer : at_once(count, poll))
        EXPECT_NE(answer.body.find(R"("verified":true)"), std::string::npos) << told(answer);
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM messages WHERE subject = 'Set your password'"), 1);
    EXPECT_EQ(shop.client().reset_password(shop.client().link_sent_to(email_of(1)), "horse correct").value().status,
              204);
}

TEST_P(MembersCodes, outlive_a_crash_with_what_they_have_done) {
    constexpr int threads = 8;
    constexpr int each = 40;
    std::mutex mutex;
    std::vector<int> signed_up;
    const auto crash_while = [&](const std::function<bool(int)>& work) {
        std::atomic<int> done = 0;
        std::vector<std::thread> crowd;
        crowd.reserve(threads);
        for (int i = 0; i < threads; ++i)
            crowd.emplace_back([&, i] {
                for (int j = 0; j < each && work(i * each + j); ++j) ++done;
            });
        EXPECT_TRUE(becomes_true([&] { return done >= 2 * threads; }));
        shop.server().kill();
        for (std::thread& thread : crowd) thread.join();
        shop.server().start();
    };
    crash_while([&](int i) {
        const Asked answer = shop.client(i).sign_up(number_of_mobile(i), good_password);
        const std::lock_guard lock(mutex);
        if (answer) signed_up.push_back(i);
        return answer && told(answer) == all_went_well;
    });
    const std::string wrong = "SELECT count(*) FROM members m WHERE mobile_state = 'pending' AND "
                              "((SELECT count(*) FROM messages s WHERE s.recipient = m.mobile) <> 1 OR "
                              "(SELECT count(*) FROM one_time_codes c WHERE c.member_id = m.id) <> 1)";
    EXPECT_EQ(number(shop.database(), wrong), 0);
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM messages") + 1, // and the demo's number
              number(shop.database(), "SELECT count(*) FROM members WHERE mobile IS NOT NULL"));
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM messages s WHERE state <> 'sent' AND NOT EXISTS (SELECT 1 "
                                      "FROM jobs j WHERE j.kind = 'message' AND j.subject_id = s.id)"),
              0)
        << "it would never go";

    std::vector<std::string> codes;
    codes.reserve(signed_up.size());
    for (const int i : signed_up) codes.push_back(shop.client(i).code_sent_to(number_of_mobile(i)));
    std::vector<std::string> confirmed;
    crash_while([&](int i) {
        if (i >= std::ssize(signed_up)) return false;
        const auto at = static_cast<std::size_t>(i);
        const Asked answer = shop.client(i).check_code(number_of_mobile(signed_up[at]), codes[at]);
        const std::lock_guard lock(mutex);
        if (answer) confirmed.push_back(number_of_mobile(signed_up[at]));
        return answer.has_value();
    });
    for (const std::string& mobile_of_one : confirmed)
        EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM members m JOIN clients c ON c.member_id = m.id WHERE "
                                          "m.mobile_state = 'confirmed' AND m.mobile = '+91" +
                                              mobile_of_one + "'"),
                  1);
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM members m WHERE mobile_state = 'confirmed' AND "
                                      "m.mobile <> '+919999999999' AND (SELECT count(*) FROM clients c WHERE "
                                      "c.member_id = m.id) <> 1"),
              0);
}

} // namespace cartwright::tests
