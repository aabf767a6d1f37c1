#include "rehearsal/adapters/signing_keys.hpp"

#include "base/base64url.hpp"
#include "base/digest.hpp"
#include "base/json/json_writer.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <new>

#include <cjose/jwk.h>
#include <cjose/jws.h>

namespace cartwright::providers::rehearsal {

namespace {

struct KeyEnd {
    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
};
struct HeadEnd {
    void operator()(cjose_header_t* head) const { cjose_header_release(head); }
};
struct TokenEnd {
    void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }
};
struct TextEnd {
    void operator()(char* text) const { std::free(text); } // allocated by the library with malloc
};
using Key = std::unique_ptr<cjose_jwk_t, KeyEnd>;

const std::uint8_t* bytes_of(std::string_view text) {
    return static_cast<const std::uint8_t*>(static_cast<const void*>(text.data()));
}

Key rsa_key() {
    constexpr std::size_t bits = 2'048;
    return Key(cjose_jwk_create_RSA_random(bits, nullptr, 0, nullptr));
}

Key p256_key() { return Key(cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, nullptr)); }

/// {"kty": …}, without the private members.
std::string public_part(const Key& key) {
    const std::unique_ptr<char, TextEnd> json(cjose_jwk_to_json(key.get(), false, nullptr));
    if (!json) throw std::bad_alloc();
    return json.get();
}

std::string signed_by(const Key& key, std::string_view claims, const std::string& algorithm, const std::string& id) {
    const std::unique_ptr<cjose_header_t, HeadEnd> head(cjose_header_new(nullptr));
    if (!head || !cjose_header_set(head.get(), CJOSE_HDR_ALG, algorithm.c_str(), nullptr) ||
        !cjose_header_set(head.get(), CJOSE_HDR_KID, id.c_str(), nullptr) ||
        !cjose_header_set(head.get(), "typ", "JWT", nullptr))
        throw std::bad_alloc();
    const std::unique_ptr<cjose_jws_t, TokenEnd> token(
        cjose_jws_sign(key.get(), head.get(), bytes_of(claims), claims.size(), nullptr));
    const char* text = nullptr;
    if (!token || !cjose_jws_export(token.get(), &text, nullptr)) throw std::bad_alloc();
    return text;
}

std::string unsigned_token(std::string_view claims, const std::string& id) {
    JsonWriter head;
    head.object([&] {
        head.field("alg", "none");
        head.field("kid", id);
        head.field("typ", "JWT");
    });
    return base64url(head.take()) + "." + base64url(claims) + ".";
}

/// A key pair, generated when it is first needed. Its id is derived from its public part, so that different keys
/// have different ids.
struct KeyPair {
    Key (*draw)();
    Key key{};
    std::string id{};

    KeyPair& drawn() {
        if (key) return *this;
        key = draw();
        if (!key) throw std::bad_alloc();
        id = fingerprint({public_part(key)});
        return *this;
    }
};

} // namespace

struct SigningKeys::State {
    KeyPair rsa{.draw = rsa_key};
    KeyPair p256{.draw = p256_key};
    KeyPair other_rsa{.draw = rsa_key}; // not published
    KeyPair other_p256{.draw = p256_key};
};

SigningKeys::SigningKeys() : state_(std::make_unique<State>()) {}
SigningKeys::~SigningKeys() = default;
SigningKeys::SigningKeys(SigningKeys&&) noexcept = default;
SigningKeys& SigningKeys::operator=(SigningKeys&&) noexcept = default;

std::string SigningKeys::sign(std::string_view claims, const Signing& signing) {
    const bool is_p256 = signing.algorithm == "ES256";
    KeyPair& own = (is_p256 ? state_->p256 : state_->rsa).drawn();
    KeyPair& other = is_p256 ? state_->other_p256 : state_->other_rsa;
    const std::string& id = signing.key_id.empty() ? own.id : signing.key_id; // another signer uses this id, too
    if (is_p256 || signing.algorithm == "RS256") {
        const KeyPair& used = signing.signer == Signer::other ? other.drawn() : own;
        return signed_by(used.key, claims, signing.algorithm, id);
    }
    if (signing.algorithm == "none") return unsigned_token(claims, id);
    if (signing.algorithm != "HS256") return {};
    const std::string secret = public_part(own.key);
    const Key shared(cjose_jwk_create_oct_spec(bytes_of(secret), secret.size(), nullptr));
    if (!shared) throw std::bad_alloc();
    return signed_by(shared, claims, "HS256", id);
}

std::string SigningKeys::published() {
    const auto described = [](const KeyPair& pair, const char* algorithm) {
        JsonWriter about;
        about.object([&] {
            about.field("use", "sig");
            about.field("alg", algorithm);
            about.field("kid", pair.id);
        });
        const std::string head = about.take();
        return head.substr(0, head.size() - 1) + "," + public_part(pair.key).substr(1); // merges two objects
    };
    const std::array<std::string, 2> both{described(state_->rsa.drawn(), "RS256"),
                                          described(state_->p256.drawn(), "ES256")};
    JsonWriter json;
    json.object([&] { json.array("keys", both, [&](const std::string& each) { json.raw(each); }); });
    return json.take();
}

void SigningKeys::rotate() { state_ = std::make_unique<State>(); }

} // namespace cartwright::providers::rehearsal
