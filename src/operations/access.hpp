#pragma once

#include "operations/work.hpp"
#include "store/access_keys.hpp"

/// Who may come in.
namespace cartwright::operations {

/// What is known of a key: nobody can make the key of it.
std::string hash_of_key(std::string_view key);

/// A new key that nobody can guess: `prefix` and 43 characters of 256 random bits.
std::string random_key(Entropy& entropy, std::string_view prefix);

/// Who comes to `work.door` with a key of that hash. Refused: not_authorized, when there is no such key at this door,
/// or it has expired or been revoked; not_allowed, when it is not for that.
Result<Actor> identify(Work& work, std::string_view hash, const Scopes& scopes);

} // namespace cartwright::operations
