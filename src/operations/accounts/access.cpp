#include "operations/accounts/access.hpp"

#include "base/digest.hpp"
#include "domain/refusal.hpp"

namespace cartwright::operations {

std::string hash_of_key(std::string_view key) { return fingerprint({"access key", key}); }

std::string random_key(Entropy& entropy, std::string_view prefix) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    constexpr std::size_t length = 43;
    constexpr int bits_each = 6;
    constexpr int letters_each = 10; // of 64 bits
    std::string key(prefix);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < length; ++i) {
        if (i % letters_each == 0) bits = entropy.next();
        key += letters[bits % letters.size()];
        bits >>= bits_each;
    }
    return key;
}

// A key carries at least 256 random bits, so its hash is looked up directly. The time of the look-up reveals nothing to
// callers without the key.
Result<Actor> identify(Work& work, const Credentials& shown, const Scopes& scopes) {
    const auto key = store::access_keys::with_hash(work.tx, work.door, shown.key_hash);
    if (!key || key->revoked_at) return refuse(Why::not_authorized);
    if (key->expires_at && *key->expires_at <= work.tx.now()) return refuse(Why::not_authorized);
    if (!scopes.allows(key->scope)) return refuse(Why::not_allowed);
    return Actor{.scope = key->scope, .key = key->id, .account = key->account, .seller = key->seller};
}

} // namespace cartwright::operations
