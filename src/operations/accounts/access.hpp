#pragma once

#include "operations/work.hpp"
#include "store/accounts/access_keys.hpp"

/// Authentication of callers by access key.
namespace cartwright::operations {

/// The hash under which a key is stored. The key cannot be derived from it.
std::string hash_of_key(std::string_view key);

/// A new random key: `prefix` and 43 characters that carry 258 random bits.
std::string random_key(Entropy& entropy, std::string_view prefix);

/// The credentials that a request carries.
struct Credentials {
    std::string key_hash{}; // of the key or token; empty: the request carries none
    // For the APIs that people use through an application:
    std::string token_secret{}; // the secret that accompanies the token ...
    std::string token_app{};    // ... in this application
    std::string api_key{};      // the application itself: its client's key
    std::string app{};          // and which of the client's applications it is
    bool is_unreadable = false; // the body, which would name the application
};

/// Identifies the caller of `work.door` by the hash of a key. Refused: not_authorized, when this API has no such key,
/// or the key has expired or been revoked; not_allowed, when the key lacks the scope.
Result<Actor> identify(Work& work, const Credentials& shown, const Scopes& scopes);

} // namespace cartwright::operations
