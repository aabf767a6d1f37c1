#include "providers/live/identity/captcha.hpp"

#include "support/http_recorder.hpp"

#include <gtest/gtest.h>

namespace cartwright::tests {

namespace {

using providers::Outcome;
using providers::live::Captcha;
using PlaceKind = providers::Captcha::Kind;

Captcha captcha_of(const HttpRecorder& google) {
    return Captcha({.url = google.url() + "/siteverify", .android_secret = "droid&1", .web_secret = "web"});
}

TEST(Captcha, is_asked_with_the_secret_of_its_kind) {
    HttpRecorder google;
    Captcha captcha = captcha_of(google);
    google.answer(200, R"({"success": true, "challenge_ts": "2026-11-21T12:00:00Z", "hostname": "shop.example"})");
    EXPECT_EQ(captcha.check("03AG a+b", PlaceKind::android).kind, Outcome::Kind::yes);
    EXPECT_EQ(captcha.check("03AG", PlaceKind::web).kind, Outcome::Kind::yes);
    const auto seen = google.seen();
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].method, "POST");
    EXPECT_EQ(seen[0].target, "/siteverify");
    EXPECT_EQ(seen[0].content_type, "application/x-www-form-urlencoded");
    EXPECT_EQ(seen[0].body, "secret=droid%261&response=03AG%20a%2Bb");
    EXPECT_EQ(seen[1].body, "secret=web&response=03AG");
}

TEST(Captcha, tells_a_wrong_answer_from_one_that_nobody_could_look_at) {
    struct Case {
        int status;
        const char* body;
        Outcome::Kind kind;
    };
    const Case cases[] = {
        {200, R"({"success":true})", Outcome::Kind::yes},
        {200, R"({"success":false})", Outcome::Kind::no},
        {200, R"({"success":false,"error-codes":[]})", Outcome::Kind::no},
        {200, R"({"success":false,"error-codes":["invalid-input-response"]})", Outcome::Kind::no},
        {200, R"({"success":false,"error-codes":["missing-input-response"]})", Outcome::Kind::no},
        {200, R"({"success":false,"error-codes":["timeout-or-duplicate"]})", Outcome::Kind::no},
        {200, R"({"success":false,"error-codes":["invalid-input-secret"]})", Outcome::Kind::unknown},
        {200, R"({"success":false,"error-codes":["invalid-input-response","bad-request"]})", Outcome::Kind::unknown},
        {200, R"({"success":false,"error-codes":[7]})", Outcome::Kind::unknown},
        {200, R"({"success":"true"})", Outcome::Kind::unknown},
        {200, R"({})", Outcome::Kind::unknown},
        {200, R"(["success"])", Outcome::Kind::unknown},
        {200, "", Outcome::Kind::unknown},
        {200, "<html>", Outcome::Kind::unknown},
        {302, R"({"success":true})", Outcome::Kind::unknown},
        {400, R"({"success":true})", Outcome::Kind::unknown},
        {503, R"({"success":true})", Outcome::Kind::unknown},
    };
    HttpRecorder google;
    Captcha captcha = captcha_of(google);
    for (const Case& each : cases) {
        google.answer(each.status, each.body);
        EXPECT_EQ(captcha.check("03AG", PlaceKind::web).kind, each.kind) << each.status << " " << each.body;
    }
}

TEST(Captcha, asks_nobody_where_the_answer_is_known) {
    HttpRecorder google;
    google.answer(200, R"({"success":true})");
    Captcha captcha = captcha_of(google);
    EXPECT_EQ(captcha.check("", PlaceKind::web).kind, Outcome::Kind::no);
    EXPECT_EQ(captcha.check(std::string(8 * 1024 + 1, 'x'), PlaceKind::web).kind, Outcome::Kind::no);
    Captcha of_the_web({.url = google.url(), .web_secret = "web"});
    EXPECT_EQ(of_the_web.check("03AG", PlaceKind::android).kind, Outcome::Kind::unknown);
    EXPECT_TRUE(google.seen().empty());
}

TEST(Captcha, is_unknown_when_nobody_answers) {
    Captcha captcha({.url = "http://127.0.0.1:1", .web_secret = "web"});
    const Outcome told = captcha.check("03AG", PlaceKind::web);
    EXPECT_EQ(told.kind, Outcome::Kind::unknown);
    EXPECT_EQ(told.reason.find("web"), std::string::npos);
}

} // namespace

} // namespace cartwright::tests
