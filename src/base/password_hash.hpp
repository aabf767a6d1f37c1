#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cartwright {

/// What a hash costs: OWASP's Password Storage Cheat Sheet for argon2id, with one lane.
inline constexpr std::size_t password_hash_memory_bytes = std::size_t{19} * 1024 * 1024;
inline constexpr unsigned long long password_hash_passes = 2;

/// From here on the hashes that this process makes cost next to nothing, and so is what it makes of a password for a
/// hash that it does not know. For the tests of a demo shop, which would spend their time on hashes; to be called
/// before the first hash. A process with the usual costs makes such hashes anew at the next sign-in (`needs_rehash`).
void make_password_hashes_cheap();

/// A longer password matches nothing, and is refused before it is hashed: 128 letters of UTF-8 are no longer.
inline constexpr std::size_t password_bytes_max = 512;

/// `password` as it may be kept: argon2id with a salt of its own, in the text form that says its costs. The same
/// password never gives the same text twice. Takes tens of milliseconds and 19 MiB: never on an I/O or writer thread.
std::string hash_password(std::string_view password);

/// Whether `hash` was made of `password`, in constant time. A hash that is empty or malformed matches nothing, and
/// takes as long as another: whoever asks cannot tell an account without a password, or none at all, from a wrong
/// password.
bool password_matches(std::string_view hash, std::string_view password);

/// Whether `hash` is not as `hash_password` makes it today: with other costs, or no hash at all.
bool needs_rehash(std::string_view hash);

} // namespace cartwright
