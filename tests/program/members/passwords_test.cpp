// Who guesses passwords: locked out, told nothing, and no burden to others.

#include "program/members/crowd.hpp"
#include "support/allowance.hpp"
#include "support/load_client.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <gtest/gtest.h>
#include <thread>

namespace cartwright::tests {

namespace {

using std::chrono::steady_clock;

constexpr const char* no = R"(401 {"success":false,"errors":["u shall not pass LOL"]})";

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + std::ssize(values) / 2);
    return values[values.size() / 2];
}

double seconds_of(const std::function<void()>& work) {
    const auto start = steady_clock::now();
    work();
    return std::chrono::duration<double>(steady_clock::now() - start).count();
}

/// The most memory that a process has had, in MiB.
std::int64_t peak_mib(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    std::string word;
    while (status >> word)
        if (word == "VmHWM:") break;
    std::int64_t kib = 0;
    status >> kib;
    return kib / 1024;
}

} // namespace

class MembersPasswords : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, MembersPasswords, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MembersPasswords, lock_when_they_are_guessed) {
    constexpr int count = 40;
    constexpr int rounds = 5;
    MembersShop shop(GetParam(), {"--passwords-max", "100", "--password-threads", "2"});
    shop.client().make_member(email_of(1), good_password);
    for (int round = 0; round < rounds; ++round) {
        const auto guess = [&](int i) {
            return shop.client(round * count + i).sign_in(email_of(1), "wrong " + std::to_string(i));
        };
        EXPECT_EQ(counted(at_once(count, guess)), (std::map<std::string, int>{{no, count}}));
    }
    EXPECT_EQ(told(shop.client(1'000).sign_in(email_of(1), good_password)), no) << "it is locked";
    const std::string whose = " FROM members WHERE email = '" + email_of(1) + "'";
    EXPECT_EQ(number(shop.database(), "SELECT failures" + whose), count * rounds + 1);
    EXPECT_EQ(number(shop.database(), "SELECT count(*)" + whose + " AND locked_at IS NOT NULL"), 1);
    EXPECT_EQ(number(shop.database(), "SELECT count(*) FROM messages WHERE subject = 'Unlock your account'"), 1);
    meddle(shop.database(), "UPDATE members SET locked_at = locked_at - 3600000, failed_at = failed_at - 3600000 "
                            "WHERE locked_at IS NOT NULL");
    EXPECT_EQ(shop.client(1'001).sign_in(email_of(1), good_password).value().status, 201) << "its hour is over";
}

TEST_P(MembersPasswords, are_not_looked_at_before_their_turn) {
    constexpr int wrong = 8; // then 8 seconds
    MembersShop shop(GetParam());
    shop.client().make_member(email_of(1), good_password);
    for (int i = 0; i < wrong; ++i) EXPECT_EQ(told(shop.client(i).sign_in(email_of(1), "wrong")), no);
    const auto guess = [&](int i) { return shop.client(i).sign_in(email_of(1), i == 3 ? good_password : "wrong"); };
    EXPECT_EQ(counted(at_once(8, guess)), (std::map<std::string, int>{{no, 8}}));
    meddle(shop.database(), "UPDATE members SET failed_at = failed_at - 32000 WHERE failed_at IS NOT NULL");
    EXPECT_EQ(shop.client().sign_in(email_of(1), good_password).value().status, 201);
    EXPECT_EQ(number(shop.database(), "SELECT failures FROM members WHERE email = '" + email_of(1) + "'"), 0);
}

TEST_P(MembersPasswords, of_those_who_have_come_in_are_guarded_alike) {
    constexpr int count = 24;
    MembersShop shop(GetParam(), {"--password-cost", "full"});
    const SignedInMember member = shop.client().new_member(email_of(1), good_password);
    const auto guess = [&](int i) {
        const std::string tried = i == count - 1 ? good_password : "wrong " + std::to_string(i);
        if (i == count - 1) std::this_thread::sleep_for(std::chrono::milliseconds(40)); // it waits behind the others
        return shop.client(i).change(member, tried, R"("password":"horse correct")");
    };
    const std::vector<Answer> answers = at_once(count, guess);
    EXPECT_EQ(counted(answers), (std::map<std::string, int>{
                                    {R"(200 {"nothing":true,"errors":["Current password is invalid"]})", count}}));
}

TEST(MembersTime, tells_nobody_whether_a_login_is_known) {
    constexpr int members = 12;
    constexpr int tries = 4; // then one has to wait
    MembersShop shop(Engine::sqlite, {"--password-cost", "full"});
    for (int i = 0; i < members; ++i) shop.client(i).make_member(email_of(i), good_password);
    std::vector<double> known;
    std::vector<double> unknown;
    for (int i = 0; i < members; ++i) {
        for (int j = 0; j < tries; ++j) {
            Asked to_known;
            Asked to_unknown;
            known.push_back(seconds_of([&] { to_known = shop.client(i).sign_in(email_of(i), "wrong"); }));
            unknown.push_back(seconds_of([&] { to_unknown = shop.client(i).sign_in(email_of(1'000 + i), "wrong"); }));
            EXPECT_EQ(told(to_known), no);
            EXPECT_EQ(told(to_unknown), no);
            EXPECT_EQ(to_known.value().headers.size(), to_unknown.value().headers.size());
        }
    }
    EXPECT_NEAR(median(known) / median(unknown), 1, 0.3 * allowance)
        << median(known) << " s, " << median(unknown) << " s";
}

TEST(MembersStorm, leaves_others_alone) {
    constexpr int count = 200;
    constexpr int growth_mib_max = 150 * allowance; // one hash at a time, of 19 MiB, and 200 connections
    MembersShop shop(Engine::sqlite, {"--passwords-max", "8", "--password-cost", "full"});
    shop.client().make_member(email_of(1), good_password);
    const std::int64_t before = peak_mib(shop.server().pid());
    std::atomic<bool> is_over = false;
    std::vector<double> waits;
    std::thread reader([&] {
        LoadClient client(shop.server().store_port());
        while (!is_over) {
            waits.push_back(seconds_of([&] {
                const auto reply = client.call({.target = "/products"});
                EXPECT_TRUE(reply && reply->status == 200);
            }));
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    });
    const auto sign_in = [&](int i) {
        return shop.client(i).sign_in(i % 2 == 0 ? email_of(1) : email_of(i), i % 4 == 0 ? good_password : "wrong");
    };
    const std::vector<Answer> answers = at_once(count, sign_in);
    is_over = true;
    reader.join();
    EXPECT_EQ(count_of(answers, 201) + count_of(answers, 401) + count_of(answers, 503), count);
    EXPECT_GT(count_of(answers, 503), 0);
    for (const Answer& answer : answers) EXPECT_EQ(answer.header("Retry-After").has_value(), answer.status == 503);
    std::ranges::sort(waits);
    ASSERT_FALSE(waits.empty());
    EXPECT_LT(waits[waits.size() * 99 / 100], 0.5 * allowance);
    EXPECT_LT(peak_mib(shop.server().pid()) - before, growth_mib_max);
}

} // namespace cartwright::tests
