#include "base/signature.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

constexpr std::string_view secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr std::string_view id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr std::int64_t sent = 1'614'265'330;
constexpr std::string_view body = R"({"test": 2432232314})";
constexpr std::string_view signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

Instant seconds(std::int64_t count) { return {count * 1000}; }

TEST(Signature, IsTheOneOfTheStandard) { EXPECT_EQ(sign(secret, id, sent, body), signature); }

TEST(Signature, TakesASecretThatIsNotBase64AsItIs) {
    EXPECT_NE(sign("whsec_%%%", id, sent, body), sign("whsec_", id, sent, body));
    EXPECT_NE(sign("plain", id, sent, body), sign("plaim", id, sent, body));
}

TEST(Signature, VerifiesWhatWasSignedAndNothingElse) {
    struct Case {
        std::string_view what;
        std::vector<std::string> secrets;
        SignedMessage message;
        std::int64_t now;
        bool is_genuine;
    };
    const std::string good(secret);
    const SignedMessage message{.id = id, .timestamp = "1614265330", .signature = signature, .body = body};
    const std::string both = "v1,AAAA v2,zzz " + std::string(signature);
    const std::string by_nobody = sign("", id, sent, body);
    const Case cases[] = {
        {"as sent", {good}, message, sent, true},
        {"with a newer secret beside it", {"whsec_bmV3", good}, message, sent, true},
        {"one of several signatures", {good}, {id, "1614265330", both, body}, sent, true},
        {"just in time", {good}, message, sent + 300, true},
        {"too late", {good}, message, sent + 301, false},
        {"from the near future", {good}, message, sent - 300, true},
        {"from the far future", {good}, message, sent - 301, false},
        {"another body", {good}, {id, "1614265330", signature, "{}"}, sent, false},
        {"another id", {good}, {"msg_other", "1614265330", signature, body}, sent, false},
        {"another time", {good}, {id, "1614265331", signature, body}, sent, false},
        {"a time that is none", {good}, {id, "soon", signature, body}, sent, false},
        {"a time that overflows", {good}, {id, "99999999999999999999", signature, body}, sent, false},
        {"no signature", {good}, {id, "1614265330", "", body}, sent, false},
        {"another secret", {"whsec_bmV3"}, message, sent, false},
        {"no secret", {}, message, sent, false},
        {"a mark without a secret", {"whsec_"}, {id, "1614265330", by_nobody, body}, sent, false},
        {"an empty secret", {""}, {id, "1614265330", by_nobody, body}, sent, false},
    };
    for (const Case& each : cases)
        EXPECT_EQ(verify(each.secrets, each.message, seconds(each.now)), each.is_genuine) << each.what;
}

} // namespace
} // namespace cartwright
