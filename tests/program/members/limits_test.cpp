// How often somebody may have messages sent, and guess; and whose requests these are.

#include "program/members/crowd.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

void expect_put_off(const Asked& answer) {
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 429) << answer->body;
    const int seconds = std::stoi(answer->header("Retry-After").value_or("0"));
    EXPECT_GE(seconds, 1);
    EXPECT_LE(seconds, 24 * 60 * 60);
}

} // namespace

class MembersLimits : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, MembersLimits, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MembersLimits, send_few_messages_to_one) {
    constexpr int an_hour = 5;
    MembersShop shop(GetParam());
    const std::string mobile = number_of_mobile(1);
    EXPECT_EQ(told(shop.client().sign_up(mobile, good_password)), all_went_well);
    for (int i = 1; i < an_hour; ++i) EXPECT_EQ(told(shop.client(i).send_code(mobile)), all_went_well);
    const std::string last = shop.client().code_sent_to(mobile);
    expect_put_off(shop.client(an_hour).send_code(mobile));
    expect_put_off(shop.client(an_hour).send_code("0%2B91" + mobile)); // the same, written otherwise
    EXPECT_EQ(shop.client().code_sent_to(mobile), last) << "what was sent is still good";
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM messages"), an_hour);

    EXPECT_EQ(told(shop.client().sign_up(email_of(1), good_password)), all_went_well);
    for (int i = 1; i < an_hour; ++i)
        EXPECT_EQ(told(shop.client(i).ask_for_link("confirmation", email_of(1))), "201 {}");
    expect_put_off(shop.client(an_hour).ask_for_link("confirmation", "MEMBER-1@example.com"));
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM messages"), 2 * an_hour);
}

TEST_P(MembersLimits, hold_when_many_ask_at_once) {
    MembersShop shop(GetParam());
    const std::string mobile = number_of_mobile(1);
    EXPECT_EQ(told(shop.client().sign_up(mobile, good_password)), all_went_well);
    const auto send = [&](int i) { return shop.client(i).send_code(mobile); };
    const std::vector<Answer> answers = at_once(20, send);
    EXPECT_EQ(count_of(answers, 200), 4);
    EXPECT_EQ(count_of(answers, 429), 16);
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM messages"), 5);
}

TEST_P(MembersLimits, send_few_messages_for_one_address) {
    constexpr int an_hour = 60; // outside the demo
    MembersShop shop(GetParam(), {"--messages-per-hour", std::to_string(an_hour)});
    for (int i = 0; i < an_hour; ++i)
        ASSERT_EQ(told(shop.client(1).sign_up(number_of_mobile(i), good_password)), all_went_well) << i;
    expect_put_off(shop.client(1).sign_up(number_of_mobile(an_hour), good_password));
    expect_put_off(shop.client(1).send_code(number_of_mobile(0)));
    EXPECT_EQ(told(shop.client(2).sign_up(number_of_mobile(an_hour), good_password)), all_went_well);
}

TEST_P(MembersLimits, stop_who_guesses_everybody_s_password) {
    constexpr int failures = 100;
    MembersShop shop(GetParam(), {"--password-threads", "2", "--passwords-max", "200"});
    const auto guess = [&](int i) { return shop.client(1).sign_in(email_of(i), "wrong"); };
    int refused = 0;
    for (int round = 0; round < 4; ++round) refused += count_of(at_once(failures / 4, guess), 401);
    EXPECT_EQ(refused, failures);
    expect_put_off(shop.client(1).sign_in("9999999999", "demo-user-password"));
    EXPECT_EQ(shop.client(2).sign_in("9999999999", "demo-user-password").value().status, 201);
}

TEST(MembersAddress, is_what_the_proxy_says_only_when_there_is_one) {
    constexpr int an_hour = 100;
    const auto look = [](const ServerProcess& server, const std::string& from, const std::string& then = {}) {
        Call wanted{.port = server.store_port(),
                    .target = "/profiles/credential_exists?credential%5Bemail%5D=ada@example.com"};
        if (!from.empty()) wanted.headers.emplace_back("X-Forwarded-For", from);
        if (!then.empty()) wanted.headers.emplace_back("X-Forwarded-For", then);
        return call(wanted);
    };
    const ServerProcess open({}, Servers::store_alone);
    for (int i = 0; i < an_hour; ++i)
        ASSERT_EQ(told(look(open, "10.0.0." + std::to_string(i))), R"(200 {"is_valid":true})");
    expect_put_off(look(open, "10.0.0.200"));
    expect_put_off(look(open, ""));

    const ServerProcess behind({"--address-header", "X-Forwarded-For"}, Servers::store_alone);
    for (int i = 0; i < an_hour; ++i) // who asks may say what he likes before the proxy does
        ASSERT_EQ(told(look(behind, "192.0.2." + std::to_string(i) + ", 10.0.0.1")), R"(200 {"is_valid":true})");
    expect_put_off(look(behind, "192.0.2.200, 10.0.0.1"));
    expect_put_off(look(behind, "192.0.2.201", "10.0.0.1")); // a line of its own, as HAProxy adds it
    EXPECT_EQ(told(look(behind, "192.0.2.200, 10.0.0.2")), R"(200 {"is_valid":true})");
}

TEST(MembersAddress, is_the_caller_s_where_the_proxy_says_nothing) {
    constexpr int an_hour = 60;
    const ServerProcess server({"--address-header", "X-Forwarded-For", "--messages-per-hour", std::to_string(an_hour)},
                               Servers::store_alone);
    const ShoppingClient client(server.store_port());
    for (int i = 0; i < an_hour; ++i)
        ASSERT_EQ(told(client.sign_up(number_of_mobile(i), good_password)), all_went_well) << i;
    expect_put_off(client.sign_up(number_of_mobile(an_hour), good_password));
}

TEST(MembersNodes, know_each_other_s_tokens) {
    MembersShop shop(Engine::postgres);
    const ServerProcess second(ServerProcess::Url{shop.database()});
    const ShoppingClient there(second.store_port());
    const SignedInMember member = shop.client().new_member(email_of(1), good_password);
    EXPECT_EQ(there.id_of(member), shop.client().id_of(member));
    const Asked changed = there.change(member, good_password, R"("password":"horse correct")");
    ASSERT_EQ(changed.value().status, 200) << changed->body;
    const auto at_first = [&](const SignedInMember& who) {
        return shop.client()
            .ask("POST", "/profiles/users/get_user_id", with_application(""), who.headers())
            .value()
            .status;
    };
    EXPECT_EQ(at_first(member), 401) << "it has ended with the change, everywhere";
    EXPECT_EQ(at_first(there.signed_in(email_of(1), "horse correct")), 200);
    EXPECT_EQ(shop.client().sign_in(email_of(1), good_password).value().status, 401);
}

} // namespace cartwright::tests
