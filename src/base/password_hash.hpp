#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cartwright {

/// The costs of a hash: OWASP's Password Storage Cheat Sheet for argon2id, with one lane.
inline constexpr std::size_t password_hash_memory_bytes = std::size_t{19} * 1024 * 1024;
inline constexpr unsigned long long password_hash_passes = 2;

/// Makes all later hashes of this process minimal in cost, including the check of a password against an unknown hash.
/// For tests of a demo shop, which would otherwise spend their time on hashes. Call it before the first hash. A process
/// with the usual costs replaces such hashes at the next sign-in (`needs_rehash`).
void make_password_hashes_cheap();

/// A longer password matches nothing and is refused before it is hashed. 128 letters of UTF-8 always fit.
inline constexpr std::size_t password_bytes_max = 512;

/// Hashes a password for storage: argon2id with its own salt, in the text form that contains its costs. The same
/// password never gives the same text twice. Takes tens of milliseconds and 19 MiB: never call it on an I/O or writer
/// thread.
std::string hash_password(std::string_view password);

/// Whether `hash` was made from `password`, compared in constant time. An empty or malformed hash matches nothing and
/// takes as long as any other. This prevents account enumeration: the time does not reveal an account that has no
/// password or does not exist.
bool password_matches(std::string_view hash, std::string_view password);

/// Whether `hash` differs from what `hash_password` makes today: it has other costs, or is not a hash.
bool needs_rehash(std::string_view hash);

} // namespace cartwright
