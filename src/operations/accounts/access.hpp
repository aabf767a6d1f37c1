#pragma once

#include "operations/work.hpp"
#include "store/accounts/access_keys.hpp"

/// Who may come in.
namespace cartwright::operations {

/// What is known of a key: nobody can make the key of it.
std::string hash_of_key(std::string_view key);

/// A new key that nobody can guess: `prefix` and 43 characters of 256 random bits.
std::string random_key(Entropy& entropy, std::string_view prefix);

/// What a request shows of who sends it.
struct Credentials {
    std::string key_hash{}; // of the key or token; empty: it came without
    // At a door of people, who come with an application:
    std::string token_secret{}; // what belongs to the token ...
    std::string token_app{};    // ... in this application
    std::string api_key{};      // the application itself: its client's key
    std::string app{};          // and which of the client's it is
    bool is_unreadable = false; // the body, which would name the application
};

/// Who comes to `work.door` with a key of that hash. Refused: not_authorized, when there is no such key at this door,
/// or it has expired or been revoked; not_allowed, when it is not for that.
Result<Actor> identify(Work& work, const Credentials& shown, const Scopes& scopes);

} // namespace cartwright::operations
