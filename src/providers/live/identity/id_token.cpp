#include "providers/live/identity/id_token.hpp"

#include "base/base64url.hpp"
#include "base/json/json_reader.hpp"
#include "base/text.hpp"
#include "providers/live/identity/person.hpp"

#include <algorithm>

namespace cartwright::providers::live {

namespace {

constexpr std::size_t keys_max = 32;
constexpr std::size_t key_id_bytes_max = 200;
constexpr std::size_t modulus_bytes_min = 256; // RFC 7518 §3.3: 2048 bits or larger
constexpr std::size_t modulus_bytes_max = 512;
constexpr std::size_t exponent_bytes_max = 4; // a long one makes verification slow
constexpr std::size_t coordinate_bytes = 32;

std::string bytes_in(const http::JsonObject& object, std::string_view name) {
    return from_base64url(text_in(object, name)).value_or("");
}

std::optional<PublicKey> rsa_key(const http::JsonObject& object) {
    PublicKey key{.id = text_in(object, "kid"),
                  .kind = PublicKey::Kind::rsa,
                  .first = bytes_in(object, "n"),
                  .second = bytes_in(object, "e")};
    const bool is_good = key.first.size() >= modulus_bytes_min && key.first.size() <= modulus_bytes_max &&
                         key.first.front() != '\0' && !key.second.empty() && key.second.size() <= exponent_bytes_max;
    if (!is_good) return std::nullopt;
    return key;
}

std::optional<PublicKey> p256_key(const http::JsonObject& object) {
    PublicKey key{.id = text_in(object, "kid"),
                  .kind = PublicKey::Kind::p256,
                  .first = bytes_in(object, "x"),
                  .second = bytes_in(object, "y")};
    const bool is_good = text_in(object, "crv") == "P-256" && key.first.size() == coordinate_bytes &&
                         key.second.size() == coordinate_bytes;
    if (!is_good) return std::nullopt;
    return key;
}

/// Nothing when the key has another purpose, or a kind that is not supported here.
std::optional<PublicKey> public_key_in(const http::JsonObject& object) {
    const std::string id = text_in(object, "kid");
    const std::string use = text_in(object, "use");
    const std::string algorithm = text_in(object, "alg");
    const std::string type = text_in(object, "kty");
    if (id.empty() || id.size() > key_id_bytes_max) return std::nullopt;
    if (!use.empty() && use != "sig") return std::nullopt;
    if (type == "RSA" && (algorithm.empty() || algorithm == "RS256")) return rsa_key(object);
    if (type == "EC" && (algorithm.empty() || algorithm == "ES256")) return p256_key(object);
    return std::nullopt;
}

/// Whether no member is repeated. Parsers differ in which of two they take.
bool has_unique_names(const http::JsonObject& object) {
    auto names = object.names();
    std::ranges::sort(names);
    return std::ranges::adjacent_find(names) == names.end();
}

struct Parts {
    std::string_view head;
    std::string_view claims;
    std::string_view signature;
};

std::optional<Parts> parts_of(std::string_view text) {
    if (text.size() > token_bytes_max || std::ranges::count(text, '.') != 2) return std::nullopt;
    const std::size_t first = text.find('.');
    const std::size_t last = text.rfind('.');
    const Parts parts{text.substr(0, first), text.substr(first + 1, last - first - 1), text.substr(last + 1)};
    if (parts.head.empty() || parts.claims.empty() || parts.signature.empty()) return std::nullopt;
    return parts;
}

/// A number of seconds; nothing when it is missing or no number.
std::optional<std::int64_t> seconds_in(const http::JsonObject& claims, std::string_view name) {
    const auto member = claims.find(name);
    return member ? member->integer() : std::nullopt;
}

bool is_one_of(std::string_view text, std::span<const std::string> texts) {
    return std::ranges::find(texts, text) != texts.end();
}

/// §3.1.3.7.3: refused "if it contains additional audiences not trusted by the Client".
bool is_for(const http::JsonObject& claims, std::span<const std::string> audiences) {
    const auto audience = claims.find("aud");
    if (!audience) return false;
    if (const auto one = audience->text()) return is_one_of(*one, audiences);
    const auto several = audience->array();
    return several && !several->empty() && std::ranges::all_of(*several, [&](const http::JsonValue& each) {
               const auto one = each.text();
               return one && is_one_of(*one, audiences);
           });
}

/// §2: `azp` is "the party to which the ID Token was issued". §3.1.3.7.5: it must be one of ours where there is one.
bool is_issued_to(const http::JsonObject& claims, std::span<const std::string> audiences) {
    const auto party = claims.find("azp");
    if (!party) return true;
    const auto text = party->text();
    return text && is_one_of(*text, audiences);
}

/// An unexpected nonce belongs to another sign-in.
bool has_nonce(const http::JsonObject& claims, std::string_view wanted) {
    const auto nonce = claims.find("nonce");
    if (wanted.empty()) return !nonce;
    const auto text = nonce ? nonce->text() : std::nullopt;
    return text && equal_in_constant_time(*text, wanted);
}

/// Why a token is not valid now; empty when it is.
std::string wrong_time(const http::JsonObject& claims, Instant now) {
    constexpr std::int64_t second = 1'000;
    const std::int64_t earliest = now.milliseconds / second - leeway_seconds;
    const std::int64_t latest = now.milliseconds / second + leeway_seconds;
    const auto ends = seconds_in(claims, "exp");
    const auto made = seconds_in(claims, "iat");
    if (!ends || !made) return "it does not say when it was made and when it ends";
    if (*ends <= earliest) return "it has expired";
    if (*made > latest) return "it was made in the future";
    if (!claims.find("nbf")) return {};
    const auto begins = seconds_in(claims, "nbf");
    return begins && *begins <= latest ? std::string() : "it is not valid yet";
}

} // namespace

std::optional<std::vector<PublicKey>> public_keys_in(std::string_view json) {
    http::JsonReader reader;
    const auto document = reader.parse(json);
    const auto object = document ? document->object() : std::nullopt;
    const auto member = object ? object->find("keys") : std::nullopt;
    const auto listed = member ? member->array() : std::nullopt;
    if (!listed) return std::nullopt;
    std::vector<PublicKey> keys;
    for (const http::JsonValue& each : *listed) {
        const auto described = each.object();
        auto key = described ? public_key_in(*described) : std::nullopt;
        if (key && keys.size() < keys_max) keys.push_back(*std::move(key));
    }
    return keys;
}

std::optional<SignedToken> signed_token(std::string_view text) {
    const auto parts = parts_of(text);
    const auto head = parts ? from_base64url(parts->head) : std::nullopt;
    auto claims = parts ? from_base64url(parts->claims) : std::nullopt;
    const auto signature = parts ? from_base64url(parts->signature) : std::nullopt;
    if (!head || !claims || !signature) return std::nullopt;
    http::JsonReader reader;
    const auto document = reader.parse(*head);
    const auto object = document ? document->object() : std::nullopt;
    if (!object || !has_unique_names(*object) || object->find("crit")) return std::nullopt;
    SignedToken token{.text = std::string(text),
                      .algorithm = text_in(*object, "alg"),
                      .key_id = text_in(*object, "kid"),
                      .claims = *std::move(claims)};
    if (token.algorithm != "RS256" && token.algorithm != "ES256") return std::nullopt;
    if (token.algorithm == "ES256" && signature->size() != 2 * coordinate_bytes) return std::nullopt;
    if (signature->size() > modulus_bytes_max) return std::nullopt;
    return token;
}

bool is_signed_with(const SignedToken& token, const PublicKey& key) {
    const std::string_view algorithm = key.kind == PublicKey::Kind::rsa ? "RS256" : "ES256";
    return token.algorithm == algorithm && token.key_id == key.id && verifies(token.text, key);
}

Identified identified_by(std::string_view text, const IdTokenRules& rules) {
    http::JsonReader reader;
    const auto document = reader.parse(text);
    const auto claims = document ? document->object() : std::nullopt;
    if (!claims || !has_unique_names(*claims)) return refused("it is malformed");
    if (!is_one_of(text_in(*claims, "iss"), rules.issuers)) return refused("somebody else has issued it");
    if (!is_for(*claims, rules.audiences)) return refused("it is for somebody else");
    if (!is_issued_to(*claims, rules.audiences)) return refused("it was issued to another application");
    if (std::string wrong = wrong_time(*claims, rules.now); !wrong.empty()) return refused(std::move(wrong));
    if (!has_nonce(*claims, rules.nonce)) return refused("its nonce is not the one that was asked for");
    return identified({.subject = text_in(*claims, "sub"),
                       .email = text_in(*claims, "email"),
                       .email_is_verified = is_true(*claims, "email_verified"),
                       .name = text_in(*claims, "name")});
}

} // namespace cartwright::providers::live
