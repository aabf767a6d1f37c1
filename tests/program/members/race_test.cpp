// A number and an address are one member's, and a link works once, however many come at the same time.

#include "program/members/crowd.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

using Counts = std::map<std::string, int>;

constexpr const char* done = R"(200 {"nothing":true})";
constexpr const char* number_taken = R"(200 {"nothing":true,"errors":["Additional login param is already taken"]})";
constexpr const char* email_taken = R"(200 {"nothing":true,"errors":["Email is already taken"]})";

} // namespace

class MembersRace : public testing::TestWithParam<Engine> {
  protected:
    MembersShop shop{GetParam()};

    std::int64_t number_in_shop(const std::string& query) { return number(shop.database(), query); }

    /// With addresses confirmed.
    std::vector<SignedInMember> new_members(int count, int first) {
        std::vector<SignedInMember> members;
        members.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i)
            members.push_back(shop.client(i).new_member(email_of(first + i), good_password));
        return members;
    }
};

INSTANTIATE_TEST_SUITE_P(On, MembersRace, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MembersRace, signs_up_one_with_a_number) {
    constexpr int count = 50;
    const std::string mobile = number_of_mobile(1);
    const auto sign_up = [&](int i) { // written in two ways
        return shop.client(i).sign_up(i % 2 == 0 ? mobile : "0+91" + mobile, good_password);
    };
    EXPECT_EQ(counted(at_once(count, sign_up)), (Counts{{done, 1}, {number_taken, count - 1}}));
    EXPECT_EQ(number_in_shop("SELECT count(*) FROM members WHERE mobile = '+91" + mobile + "'"), 1);
    EXPECT_EQ(number_in_shop("SELECT count(*) FROM messages WHERE recipient = '+91" + mobile + "'"), 1);
}

TEST_P(MembersRace, signs_up_one_with_an_address) {
    constexpr int count = 50;
    const auto sign_up = [&](int i) {
        return shop.client(i).sign_up(i % 2 == 0 ? "Ada@Example.com" : "ada@example.com", good_password);
    };
    EXPECT_EQ(counted(at_once(count, sign_up)), (Counts{{done, 1}, {email_taken, count - 1}}));
    EXPECT_EQ(number_in_shop("SELECT count(*) FROM members WHERE email = 'ada@example.com'"), 1);
    EXPECT_EQ(number_in_shop("SELECT count(*) FROM messages WHERE recipient = 'ada@example.com'"), 1);
}

TEST_P(MembersRace, gives_a_number_to_one_of_those_who_want_it) {
    constexpr int count = 8;
    const std::vector<SignedInMember> members = new_members(count, 1);
    for (int round = 1; round <= 3; ++round) {
        const std::string mobile = number_of_mobile(round);
        const auto change = [&](int i) {
            const SignedInMember member = round == 1 ? members[static_cast<std::size_t>(i)]
                                                     : shop.client(i).signed_in(email_of(i + 1), good_password);
            return shop.client(i).change(member, good_password, R"("additional_login_param":")" + mobile + '"');
        };
        const std::vector<Answer> answers = at_once(count, change);
        EXPECT_EQ(counted(answers)[number_taken], count - 1) << told(answers.front()) << told(answers.back());
        EXPECT_EQ(count_of(answers, 200), count);
        EXPECT_EQ(number_in_shop("SELECT count(*) FROM members WHERE mobile = '+91" + mobile + "'"), 1);
        EXPECT_EQ(number_in_shop("SELECT count(*) FROM messages WHERE recipient = '+91" + mobile + "'"), 1);
    }
}

TEST_P(MembersRace, gives_an_address_to_the_first_who_confirms_it) {
    constexpr int count = 4;
    std::vector<std::string> links;
    int first = 0;
    for (const SignedInMember& member : new_members(count, 1)) {
        const Asked changed = shop.client().change(member, good_password, R"("email":"wanted@example.com")");
        ASSERT_EQ(told(changed), done) << first;
        links.push_back(shop.client().link_sent_to("wanted@example.com"));
        ++first;
    }
    const auto open = [&](int i) {
        return shop.client(i).ask("GET", "/authenticate/users/confirmation.json?confirmation_token=" +
                                             links[static_cast<std::size_t>(i)]);
    };
    EXPECT_EQ(counted(at_once(count, open)),
              (Counts{{"201 ", 1}, {R"(422 {"errors":{"email":["is already taken"]}})", count - 1}}));
    EXPECT_EQ(number_in_shop("SELECT count(*) FROM members WHERE email = 'wanted@example.com'"), 1);
}

TEST_P(MembersRace, sets_one_password_with_a_link) {
    constexpr int count = 12;
    shop.client().make_member(email_of(1), good_password);
    ASSERT_EQ(told(shop.client().ask_for_link("password", email_of(1))), "201 {}");
    const std::string link = shop.client().link_sent_to(email_of(1));
    const auto password_of = [](int i) { return "correct horse " + std::to_string(i); };
    const auto reset = [&](int i) { return shop.client(i).reset_password(link, password_of(i)); };
    const std::vector<Answer> answers = at_once(count, reset);
    EXPECT_EQ(counted(answers),
              (Counts{{"204 ", 1}, {R"(422 {"errors":{"reset_password_token":["is invalid"]}})", count - 1}}));
    for (int i = 0; i < count; ++i) {
        const bool is_set = answers[static_cast<std::size_t>(i)].status == 204;
        if (is_set) {
            EXPECT_EQ(shop.client(i).sign_in(email_of(1), password_of(i)).value().status, 201);
        }
    }
    EXPECT_EQ(shop.client().sign_in(email_of(1), good_password).value().status, 401);
}

TEST_P(MembersRace, leave_one_admin) {
    constexpr int count = 4;
    const SignedInMember first = shop.client().signed_in("anyone@gmail.com", "demo-admin-password");
    const auto mark = [&](int i, const SignedInMember& by, const std::string& whom, const char* is_admin) {
        return shop.client(i).ask("PUT", "/profiles/users/update.json",
                                  with_application(R"("id":")" + whom + R"(","user":{"admin":)" + is_admin + "}"),
                                  by.headers());
    };
    const std::vector<SignedInMember> others = new_members(count - 1, 1);
    for (int round = 0; round < 5; ++round) {
        // Whoever is left makes the others admins again; then each takes the right of the next.
        std::vector<SignedInMember> admins{first};
        admins.insert(admins.end(), others.begin(), others.end());
        for (const SignedInMember& by : admins)
            for (const SignedInMember& whom : admins) mark(0, by, shop.client().id_of(whom), "true");
        ASSERT_EQ(number_in_shop("SELECT count(*) FROM members WHERE admin = 1"), count);
        at_once(count, [&](int i) {
            const auto next = static_cast<std::size_t>((i + 1) % count);
            return mark(i, admins[static_cast<std::size_t>(i)], shop.client().id_of(admins[next]), "false");
        });
        EXPECT_GE(number_in_shop("SELECT count(*) FROM members WHERE admin = 1"), 1);
    }
}

TEST_P(MembersRace, opens_other_links_once) {
    constexpr int count = 12;
    ASSERT_EQ(told(shop.client().sign_up(email_of(1), good_password)), done);
    const std::string link = shop.client().link_sent_to(email_of(1));
    const auto confirm = [&](int i) {
        return shop.client(i).ask("GET", "/authenticate/users/confirmation.json?confirmation_token=" + link);
    };
    EXPECT_EQ(counted(at_once(count, confirm)),
              (Counts{{"201 ", 1}, {R"(422 {"errors":{"confirmation_token":["is invalid"]}})", count - 1}}));
    EXPECT_EQ(number_in_shop("SELECT count(*) FROM clients c JOIN members m ON m.id = c.member_id WHERE m.email = '" +
                             email_of(1) + "'"),
              1);
    const auto guess = [&](int i) { return shop.client(i).sign_in(email_of(1), "wrong"); };
    for (int i = 0; i < 2; ++i) EXPECT_EQ(count_of(at_once(count, guess), 401), count);
    const std::string unlocking = shop.client().link_sent_to(email_of(1));
    const auto unlock = [&](int i) {
        return shop.client(i).ask("GET", "/authenticate/users/unlock.json?unlock_token=" + unlocking);
    };
    EXPECT_EQ(counted(at_once(count, unlock)),
              (Counts{{"201 ", 1}, {R"(422 {"errors":{"unlock_token":["is invalid"]}})", count - 1}}));
    EXPECT_EQ(shop.client().sign_in(email_of(1), good_password).value().status, 201);
}

} // namespace cartwright::tests
