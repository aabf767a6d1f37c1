// What is in an ID token, without anybody who is asked.

#include "base/base64url.hpp"
#include "providers/live/identity/id_token.hpp"
#include "rehearsal/adapters/signing_keys.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>

namespace cartwright::tests {
namespace {

using namespace providers::live;
using providers::Identified;
using providers::rehearsal::SigningKeys;

constexpr Instant now{1'800'000'000'000};

Identified claimed(std::string_view claims, std::string_view nonce = {}) {
    static const std::array<std::string, 1> issuers{"i"};
    static const std::array<std::string, 2> audiences{"a", "b"};
    return identified_by(claims, {.issuers = issuers, .audiences = audiences, .nonce = nonce, .now = now});
}

struct Claims {
    const char* text;
    bool is_good = false;
};

TEST(IdToken, is_good_for_what_it_claims) {
    const Claims table[] = {
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":1800000001})", true},
        {R"({"iss":"i","aud":["a"],"sub":"s","iat":1800000000,"exp":1800000001})", true},
        {R"({"iss":"i","aud":["a","b"],"sub":"s","iat":1800000000,"exp":1800000001})", true},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000060,"exp":1800000001.0})", true},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":9223372036854775807})", true},
        {R"({"iss":"i","aud":"a","azp":"a","sub":"s","iat":1800000000,"exp":1800000001})", true},
        {R"({"iss":"i","aud":"a","azp":"b","sub":"s","iat":1800000000,"exp":1800000001})", true},
        {R"({"iss":"i","aud":"a","azp":"c","sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":"a","azp":null,"sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":"a","azp":["a"],"sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":["a","c"],"sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":[],"sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":[1],"sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":null,"sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"aud":"a","sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":["i"],"aud":"a","sub":"s","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":"a","iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":"a","sub":1,"iat":1800000000,"exp":1800000001})"},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000})"},
        {R"({"iss":"i","aud":"a","sub":"s","exp":1800000001})"},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000061,"exp":1800000099})"},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":"1800000001"})"},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":1e400})"},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":-9223372036854775808})"},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":1800000001,"nbf":"now"})"},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":1800000001,"nonce":""})"},
        {R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":1800000001,"nonce":null})"},
        {R"({"iss":"i","aud":"a","sub":"s","sub":"t","iat":1800000000,"exp":1800000001})"},
        {R"([])"},
        {""},
    };
    for (const Claims& one : table)
        EXPECT_EQ(claimed(one.text).kind == Identified::Kind::yes, one.is_good) << one.text << claimed(one.text).reason;
}

TEST(IdToken, has_an_address_only_when_it_is_verified) {
    const auto email = [](const std::string& verified) {
        return claimed(R"({"iss":"i","aud":"a","sub":"s","iat":1800000000,"exp":1800000001,"email":"A@b.example")" +
                       verified + "}")
            .email;
    };
    EXPECT_EQ(email(R"(,"email_verified":true)"), "a@b.example");
    EXPECT_EQ(email(R"(,"email_verified":"true")"), "a@b.example");
    for (const char* no : {"", R"(,"email_verified":false)", R"(,"email_verified":"false")", R"(,"email_verified":1)",
                           R"(,"email_verified":null)", R"(,"email_verified":{})"})
        EXPECT_EQ(email(no), "") << no;
}

std::string token_of(const std::string& head, const std::string& signature = std::string(256, 's')) {
    return base64url(head) + "." + base64url("{}") + "." + base64url(signature);
}

TEST(IdToken, is_taken_apart_only_when_it_is_one) {
    EXPECT_TRUE(signed_token(token_of(R"({"alg":"RS256","kid":"k"})")));
    EXPECT_TRUE(signed_token(token_of(R"({"alg":"ES256","kid":"k"})", std::string(64, 's'))));
    for (const std::string& no :
         {token_of(R"({"alg":"ES256","kid":"k"})", std::string(63, 's')),
          token_of(R"({"alg":"RS256","kid":"k"})", std::string(513, 's')), token_of(R"({"alg":"RS256","kid":"k"})", ""),
          token_of(R"({"alg":"none","kid":"k"})"), token_of(R"({"alg":"None","kid":"k"})"),
          token_of(R"({"alg":"HS256","kid":"k"})"), token_of(R"({"alg":"PS256","kid":"k"})"),
          token_of(R"({"alg":"RS256","alg":"none","kid":"k"})"), token_of(R"({"alg":"none","alg":"RS256","kid":"k"})"),
          token_of(R"({"alg":"RS256","kid":"k","crit":["b64"],"b64":false})"), token_of(R"({"kid":"k"})"),
          token_of(R"(["RS256"])"), token_of("RS256"), std::string(".."), std::string("a.b"),
          token_of(R"({"alg":"RS256","kid":"k"})") + ".a", token_of(R"({"alg":"RS256","kid":"k"})") + "=="})
        EXPECT_FALSE(signed_token(no)) << no;
}

/// A key is good for its own algorithm alone, and under its own name.
TEST(IdToken, is_signed_with_the_key_that_it_names) {
    SigningKeys keys;
    SigningKeys others;
    const auto published = public_keys_in(keys.published());
    const auto foreign = public_keys_in(others.published());
    ASSERT_TRUE(published && foreign);
    ASSERT_EQ(published->size(), 2U);
    for (const char* algorithm : {"RS256", "ES256"}) {
        const auto token = signed_token(keys.sign(R"({"a":1})", {.algorithm = algorithm}));
        ASSERT_TRUE(token);
        EXPECT_EQ(token->claims, R"({"a":1})");
        EXPECT_EQ(std::ranges::count_if(*published, [&](const auto& key) { return is_signed_with(*token, key); }), 1);
        for (PublicKey key : *published) {
            key.kind = key.kind == PublicKey::Kind::rsa ? PublicKey::Kind::p256 : PublicKey::Kind::rsa;
            EXPECT_FALSE(is_signed_with(*token, key));
        }
        for (PublicKey key : *foreign) {
            EXPECT_FALSE(is_signed_with(*token, key));
            key.id = token->key_id;
            EXPECT_FALSE(is_signed_with(*token, key));
        }
    }
}

std::string rsa_set(const std::string& more, std::size_t bits = 2'048, const std::string& exponent = "AQAB") {
    return R"({"keys":[{"kty":"RSA","kid":"k","n":")" + base64url(std::string(bits / 8, '\x81')) + R"(","e":")" +
           exponent + "\"" + more + "}]}";
}

TEST(IdToken, uses_only_keys_that_are_meant_for_it) {
    const auto count = [](const std::string& json) {
        const auto keys = public_keys_in(json);
        return keys ? static_cast<int>(keys->size()) : -1;
    };
    EXPECT_EQ(count(rsa_set("")), 1);
    EXPECT_EQ(count(rsa_set(R"(,"use":"sig","alg":"RS256")")), 1);
    EXPECT_EQ(count(rsa_set(R"(,"use":"enc")")), 0);
    EXPECT_EQ(count(rsa_set(R"(,"alg":"RS512")")), 0);
    EXPECT_EQ(count(rsa_set(R"(,"kid":"")")), 0);
    EXPECT_EQ(count(rsa_set("", 1'024)), 0);
    EXPECT_EQ(count(rsa_set("", 8'192)), 0);
    EXPECT_EQ(count(rsa_set("", 2'048, base64url(std::string(5, '\x01')))), 0);
    EXPECT_EQ(count(rsa_set("", 2'048, "")), 0);
    EXPECT_EQ(count(R"({"keys":[{"kty":"oct","kid":"k","k":"c2VjcmV0"}]})"), 0);
    EXPECT_EQ(count(R"({"keys":[{"kty":"EC","crv":"P-384","kid":"k","x":"AA","y":"AA"}]})"), 0);
    EXPECT_EQ(count(R"({"keys":[1,[],"a",null]})"), 0);
    EXPECT_EQ(count(R"({"keys":{}})"), -1);
    EXPECT_EQ(count("nonsense"), -1);
    std::string many = rsa_set("");
    const std::string one = many.substr(9, many.size() - 11);
    many.resize(many.size() - 2);
    for (int i = 0; i < 99; ++i) many += "," + one;
    EXPECT_EQ(count(many + "]}"), 32);
}

/// A point that is not on the curve is no key.
TEST(IdToken, is_not_signed_with_a_point_off_the_curve) {
    SigningKeys keys;
    const auto token = signed_token(keys.sign("{}", {.algorithm = "ES256"}));
    ASSERT_TRUE(token);
    const PublicKey off{.id = token->key_id,
                        .kind = PublicKey::Kind::p256,
                        .first = std::string(32, '\x01'),
                        .second = std::string(32, '\x02')};
    EXPECT_FALSE(is_signed_with(*token, off));
}

} // namespace
} // namespace cartwright::tests
