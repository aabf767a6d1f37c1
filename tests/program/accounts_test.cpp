// What somebody tries who means no good: accounts of the shopping door, asked as a stranger asks.

#include "demo/demo.hpp"
#include "support/database.hpp"
#include "support/http_call.hpp"
#include "support/pipeline.hpp"
#include "support/server_process.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace cartwright::tests {
namespace {

const Headers json{{"Content-Type", "application/json"}};
const std::string keys =
    R"("api_key":")" + std::string(demo::api_key) + R"(","current_app_id":")" + std::string(demo::app_id) + "\"}";

class Accounts : public testing::TestWithParam<Engine> {
  protected:
    Answer ask(const std::string& method, const std::string& target, const std::string& body, Headers headers = json) {
        const auto answer = call({.port = server.store_port(),
                                  .method = method,
                                  .target = target,
                                  .headers = std::move(headers),
                                  .body = body});
        return answer.value_or(Answer{});
    }
    Answer user(const std::string& method, const std::string& path, const std::string& fields, Headers headers = json) {
        return ask(method, "/authenticate/users" + path, R"({"user":{)" + fields + "}," + keys, std::move(headers));
    }

    /// What follows `before` in the last mail or text message to somebody, up to something that is no letter of a key.
    std::string sent(const std::string& to, const std::string& before) {
        for (int i = 0; i < 200; ++i) {
            const std::string all = ask("GET", "/rehearsal/messages?to=" + to, "").body;
            if (const std::size_t at = all.find(before); at != std::string::npos) {
                const std::size_t from = at + before.size();
                const auto is_of_key = [](char c) {
                    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
                };
                std::size_t end = from;
                while (end < all.size() && is_of_key(all[end])) ++end;
                return all.substr(from, end - from);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return {};
    }

    /// Somebody with a confirmed address.
    void have(const std::string& email, const std::string& password) {
        user("POST", "", R"("email":")" + email + R"(","password":")" + password + '"');
        const std::string link = sent(email, "confirmation_token=");
        EXPECT_EQ(ask("GET", "/authenticate/users/confirmation?confirmation_token=" + link, "").status, 201);
    }

    Answer sign_in(const std::string& login, const std::string& password) {
        return user("POST", "/sign_in", R"("login":")" + login + R"(","password":")" + password + '"');
    }

    static Headers with_token(const Answer& signed_in) {
        return {{"Content-Type", "application/json"},
                {"X-User-Token", json_member(signed_in.body, "authentication_token")},
                {"X-User-Es", json_member(signed_in.body, "es")},
                {"X-User-Aid", std::string(demo::app_id)}};
    }

    ServerProcess server{{}, Servers::store_alone, {}, GetParam()};
};
std::string engine_of(const testing::TestParamInfo<Engine>& each) { return std::string(name_of(each.param)); }
INSTANTIATE_TEST_SUITE_P(On, Accounts, testing::ValuesIn(engines), engine_of);

TEST_P(Accounts, forms_are_taken_from_the_own_pages_only) {
    const Answer page = ask("GET", "/clients/sign_in", "", {});
    EXPECT_EQ(page.header("Referrer-Policy"), "same-origin"); // else a browser says Origin: null of the own form, too
    EXPECT_EQ(page.header("Cache-Control"), "no-store");
    const std::string own = "127.0.0.1:" + std::to_string(server.store_port());
    const std::string form =
        "login=" + std::string(demo::user_mobile) + "&password=" + std::string(demo::user_password);
    const auto sent_from = [&](const std::string& origin) {
        return ask("POST", "/clients/sign_in", form,
                   {{"Content-Type", "application/x-www-form-urlencoded"}, {"Origin", origin}, {"Host", own}});
    };
    for (const char* origin : {"null", "http://elsewhere.example", "http://127.0.0.1:1"}) {
        const Answer refused = sent_from(origin);
        EXPECT_EQ(refused.status, 422) << origin;
        EXPECT_FALSE(refused.header("Set-Cookie")) << origin;
    }
    const Answer taken = sent_from("http://" + own);
    EXPECT_EQ(taken.status, 303);
    EXPECT_EQ(taken.header("Cache-Control"), "no-store");
    const std::string cookie = taken.header("Set-Cookie").value_or("");
    EXPECT_NE(cookie.find("; HttpOnly; SameSite=Strict"), std::string::npos) << cookie;
}

TEST_P(Accounts, who_asks_whose_address_it_is_is_counted) {
    const std::string taken = R"("email":")" + std::string(demo::admin_email) + R"(","password":"correct horse")";
    constexpr int an_hour = 100;
    int told = 0;
    for (int i = 0; i <= an_hour; ++i)
        if (user("POST", "", taken).body.find("already taken") != std::string::npos) ++told;
    EXPECT_LE(told, an_hour);
    EXPECT_EQ(user("POST", "", taken).status, 429);
}

TEST_P(Accounts, who_names_many_who_are_nobody_is_told_no_more) {
    const std::string query =
        "?user[additional_login_param]=9876543210&user[otp]=1&api_key=" + std::string(demo::api_key) +
        "&current_app_id=" + std::string(demo::app_id);
    constexpr int an_hour = 100;
    const auto ask_in_turn = [&](int i) {
        switch (i % 4) {
        case 0: return user("POST", "/password", R"("email":"nobody@example.com")").status;
        case 1: return user("POST", "/unlock", R"("email":"nobody@example.com")").status;
        case 2: return ask("GET", "/authenticate/users/send_sms_otp" + query, "", {}).status;
        default: return ask("GET", "/authenticate/users/verify_otp" + query, "", {}).status;
        }
    };
    for (int i = 0; i < an_hour; ++i) EXPECT_EQ(ask_in_turn(i), i % 4 == 3 ? 400 : 422) << i;
    for (int i = 0; i < 4; ++i) EXPECT_EQ(ask_in_turn(i), 429) << i;
    EXPECT_EQ(ask("GET", "/authenticate/users/resend_sms_otp" + query, "", {}).status, 429);
    const std::string known = R"("email":")" + std::string(demo::admin_email) + '"';
    EXPECT_EQ(user("POST", "/confirmation", known).status, 429) << "nobody learns who is somebody";
}

TEST_P(Accounts, a_member_learns_of_others_only_with_the_own_password) {
    have("learns@example.com", "correct horse");
    const Headers token = with_token(sign_in("learns@example.com", "correct horse"));
    const std::string wish = R"("email":")" + std::string(demo::admin_email) + R"(","current_password":)";
    const std::string wrong = user("PUT", "", wish + R"("wrong")", token).body;
    EXPECT_EQ(wrong.find("taken"), std::string::npos) << wrong;
    const std::string right = user("PUT", "", wish + R"("correct horse")", token).body;
    EXPECT_NE(right.find("Email is already taken"), std::string::npos) << right;
}

TEST_P(Accounts, a_sign_up_leaves_no_record_that_knows_its_password) {
    const Headers once{{"Content-Type", "application/json"}, {"Idempotency-Key", "1"}};
    const std::string wish = R"("email":"once@example.com","password":"correct horse")";
    EXPECT_EQ(user("POST", "", wish, once).body, R"({"nothing":true})");
    const Answer again = user("POST", "", wish, once);
    EXPECT_FALSE(again.header("Idempotency-Replayed"));
    EXPECT_NE(again.body.find("taken"), std::string::npos) << again.body;
}

TEST_P(Accounts, a_new_password_ends_what_was_asked_for_with_the_old) {
    have("victim@example.com", "correct horse");
    const Headers token = with_token(sign_in("victim@example.com", "correct horse"));
    user("PUT", "", R"("email":"thief@example.com","current_password":"correct horse")", token);
    const std::string change = sent("thief@example.com", "confirmation_token=");
    EXPECT_FALSE(change.empty());

    EXPECT_EQ(user("POST", "/password", R"("email":"victim@example.com")").status, 201);
    const std::string reset = sent("victim@example.com", "reset_password_token=");
    const std::string wish = R"("reset_password_token":")" + reset + R"(","password":"battery staple")";
    EXPECT_EQ(user("PUT", "/password", wish).status, 204);
    EXPECT_EQ(user("PUT", "/password", wish).status, 422);
    EXPECT_EQ(ask("GET", "/authenticate/users/confirmation?confirmation_token=" + change, "").status, 422);
    EXPECT_EQ(sign_in("thief@example.com", "battery staple").status, 401);
    EXPECT_EQ(sign_in("victim@example.com", "correct horse").status, 401);
    EXPECT_EQ(sign_in("victim@example.com", "battery staple").status, 201);
}

TEST_P(Accounts, a_new_address_ends_the_links_to_the_old) {
    have("old@example.com", "correct horse");
    const Headers token = with_token(sign_in("old@example.com", "correct horse"));
    user("PUT", "", R"("email":"new@example.com","current_password":"correct horse")", token);
    EXPECT_EQ(user("POST", "/password", R"("email":"old@example.com")").status, 201);
    const std::string reset = sent("old@example.com", "reset_password_token=");
    const std::string link = sent("new@example.com", "confirmation_token=");
    EXPECT_EQ(ask("GET", "/authenticate/users/confirmation?confirmation_token=" + link, "").status, 201);
    const std::string wish = R"("reset_password_token":")" + reset + R"(","password":"battery staple")";
    EXPECT_EQ(user("PUT", "/password", wish).status, 422);
}

TEST_P(Accounts, who_only_claims_an_address_gets_nobodys_identity) {
    const auto sign_in_with_google = [&](const std::string& subject, const std::string& email) {
        const std::string token = json_member(
            ask("POST", "/rehearsal/identity/tokens",
                R"({"provider":"google","kind":"id_token","subject":")" + subject + R"(","email":")" + email + "\"}")
                .body,
            "token");
        const std::string state = R"({\"api_key\":\")" + std::string(demo::api_key) + R"(\",\"current_app_id\":\")" +
                                  std::string(demo::app_id) + R"(\"})";
        return ask("POST", "/authenticate/omniauth/google_oauth2/callback",
                   R"({"state":")" + state + R"(","id_token":")" + token + "\"}");
    };
    EXPECT_EQ(sign_in_with_google("1001", "thief@example.com").status, 201);
    meddle(server.database(), "UPDATE members SET email = 'victim@example.com', email_confirmed_at = NULL "
                              "WHERE email = 'thief@example.com'");
    EXPECT_EQ(sign_in_with_google("2002", "victim@example.com").status, 500);
    meddle(server.database(), "UPDATE members SET email_confirmed_at = 1 WHERE email = 'victim@example.com'");
    EXPECT_EQ(sign_in_with_google("2002", "victim@example.com").status, 201) << "it has proved that it is his";
}

TEST_P(Accounts, a_header_that_is_no_text_is_nobodys) {
    const Headers headers{{"Content-Type", "application/json"},
                          {"X-User-Token", std::string(demo::user_token)},
                          {"X-User-Es", std::string(demo::user_es)},
                          {"X-User-Aid", "\xff\xfe"}};
    EXPECT_EQ(ask("POST", "/profiles/users/get_user_id", "{" + keys, headers).status, 401);
    EXPECT_EQ(ask("GET", "/clients/" + std::string(demo::user_id), "", headers).status, 401);
}

} // namespace
} // namespace cartwright::tests
