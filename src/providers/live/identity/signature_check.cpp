#include "providers/live/identity/signature_check.hpp"

#include <memory>

#include <cjose/jwk.h>
#include <cjose/jws.h>

namespace cartwright::providers::live {

namespace {

struct KeyEnd {
    void operator()(cjose_jwk_t* key) const { cjose_jwk_release(key); }
};
struct TokenEnd {
    void operator()(cjose_jws_t* token) const { cjose_jws_release(token); }
};
using Key = std::unique_ptr<cjose_jwk_t, KeyEnd>;

/// The library copies the bytes.
std::uint8_t* bytes_of(std::string& text) { return static_cast<std::uint8_t*>(static_cast<void*>(text.data())); }

/// Made for each token: the library's reference count of a key is not thread-safe.
Key key_of(PublicKey key) {
    if (key.kind == PublicKey::Kind::rsa) {
        cjose_jwk_rsa_keyspec parts{};
        parts.n = bytes_of(key.first);
        parts.nlen = key.first.size();
        parts.e = bytes_of(key.second);
        parts.elen = key.second.size();
        return Key(cjose_jwk_create_RSA_spec(&parts, nullptr));
    }
    cjose_jwk_ec_keyspec parts{};
    parts.crv = CJOSE_JWK_EC_P_256;
    parts.x = bytes_of(key.first);
    parts.xlen = key.first.size();
    parts.y = bytes_of(key.second);
    parts.ylen = key.second.size();
    return Key(cjose_jwk_create_EC_spec(&parts, nullptr));
}

} // namespace

bool verifies(std::string_view token, const PublicKey& key) {
    const std::unique_ptr<cjose_jws_t, TokenEnd> imported(cjose_jws_import(token.data(), token.size(), nullptr));
    if (!imported) return false;
    const Key made = key_of(key);
    return made && cjose_jws_verify(imported.get(), made.get(), nullptr);
}

} // namespace cartwright::providers::live
