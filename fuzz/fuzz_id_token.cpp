// An ID token from anybody, checked with keys that stay the same: nothing but what they have signed is believed, and
// what is believed is fit to be used.

#include "base/base64url.hpp"
#include "base/text.hpp"
#include "domain/outbox/recipient.hpp"
#include "fuzz/check.hpp"
#include "providers/live/identity/id_token.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace {

using namespace cartwright;
using namespace cartwright::providers::live;
using providers::Identified;

// Nobody has what is private of them.
constexpr std::string_view key_set =
    R"({"keys":[{"kty":"RSA","kid":"c5955f6928b8ede081b11875dca3786a","e":"AQAB","n":")"
    "vgRjgS8-QmB5TfP6oaw6d--qpYrXKIPVYPLRvyhmHUByAWiYLzTSlzy5GrarrjX8MxucrFuE205kn7qs7S8qg8EfO6"
    "GO_UKB62BIhUCSwcuL7rJGIYg2sd_tyUQT5aJRjiBFwC-XHF5eH9OB5hFgis_ktXO9wyGzm0onJv9Bnexa1RT4wBOh"
    "Ee_onDEch3yWLDjKh4g7CifDGhICaspDS_a7V4BjvPKsm1NPI2iOleODmbx9dpu2SMj1TEw1sMedls4lFfbxypPjDl"
    "NhFEBYFg8GTHwMov-jZ_rxCX0uKnxhGmXCD5BOTjRADRkD8UoXtMq2yCSLTo1vKhYNbreHOw"
    R"("},{"kty":"EC","crv":"P-256","kid":"636f82fe1bf1ca6c0483be3d1a37a585",)"
    R"("x":"_7w7iFOChE6w0iLJ9o7Fz7Dhe2ZpVqjusZgJXBrCRi4",)"
    R"("y":"8BpI3sCD7oFvAJg5d9zfr3Rtr_QfJPDLlVLWF8CydWo"}]})";
constexpr Instant now{1'795'279'183'000};

bool is_empty(const Identified& found) { return found.subject.empty() && found.email.empty() && found.name.empty(); }

void look_at(const Identified& found) {
    const bool is_somebody = found.kind == Identified::Kind::yes;
    check(found.kind != Identified::Kind::unknown); // nobody was asked
    check(found.reason.empty() == is_somebody);
    check(is_somebody || is_empty(found));
    if (!is_somebody) return;
    check(!found.subject.empty() && found.subject.size() <= 255);
    check(found.email.empty() || (is_mail_address(found.email) && folded(found.email) == found.email));
    check(is_utf8(found.name) && found.name.find('\n') == std::string::npos);
}

Identified look_at_claims(std::string_view claims, std::string_view nonce) {
    static const std::array<std::string, 2> issuers{"https://accounts.google.com", "accounts.google.com"};
    static const std::array<std::string, 1> audiences{"shop"};
    Identified found = identified_by(claims, {.issuers = issuers, .audiences = audiences, .nonce = nonce, .now = now});
    look_at(found);
    return found;
}

void look_at(const SignedToken& token, std::string_view text) {
    static const std::vector<PublicKey> keys = *public_keys_in(key_set);
    check(keys.size() == 2);
    check(token.text == text && text.size() <= token_bytes_max);
    check(token.algorithm == "RS256" || token.algorithm == "ES256");
    const auto good = std::ranges::count_if(keys, [&](const PublicKey& key) { return is_signed_with(token, key); });
    check(good <= 1);
    // Whether it is signed or not: what it claims is read, with a nonce and without one.
    const bool without = look_at_claims(token.claims, {}).kind == Identified::Kind::yes;
    const bool with = look_at_claims(token.claims, "n-1").kind == Identified::Kind::yes;
    check(!(without && with));
    if (good == 0) return;
    const std::size_t end = text.find('.', text.find('.') + 1);
    check(base64url(token.claims) == text.substr(text.find('.') + 1, end - text.find('.') - 1));
    check(token.claims.find(R"("sub":"1001")") != std::string::npos); // all that these keys have ever signed
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto token = signed_token(text)) look_at(*token, text);
    look_at_claims(text, {});
    if (const auto keys = public_keys_in(text)) check(keys->size() <= 32);
    return 0;
}
