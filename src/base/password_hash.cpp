#include "base/password_hash.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <new>
#include <optional>
#include <stdexcept>

namespace cartwright {

namespace {

/// The fixed-size buffer of libsodium's hashes, which are C strings.
using HashText = std::array<char, crypto_pwhash_STRBYTES>;

struct Costs {
    std::size_t memory_bytes;
    unsigned long long passes;
    std::string_view dummy_hash; // of random bytes that were discarded, with these costs
};

constexpr Costs usual{
    .memory_bytes = password_hash_memory_bytes,
    .passes = password_hash_passes,
    .dummy_hash = "$argon2id$v=19$m=19456,t=2,p=1$QBT0WHslZRFvs6k5nQ8kTg$HjrAJybKkYPBjrPWXnAHtqri5Eg2FdED00Q8kenOmM4"};
static_assert(password_hash_memory_bytes == std::size_t{19456} * 1024 && password_hash_passes == 2);

constexpr Costs cheap{
    .memory_bytes = crypto_pwhash_MEMLIMIT_MIN,
    .passes = crypto_pwhash_OPSLIMIT_MIN,
    .dummy_hash = "$argon2id$v=19$m=8,t=1,p=1$dANBTLvmkSuETONkCT2umw$dxofh8IQ5VOgY8aiMRr+HgOllBXyTovk+amr1YEcvhI"};

std::atomic<const Costs*> costs_of_this_process = &usual;
const Costs& costs() { return *costs_of_this_process; }

HashText field_of(std::string_view hash) {
    HashText field{};
    std::ranges::copy(hash, field.begin());
    return field;
}

/// Returns nothing when `text` is not an argon2id hash of any costs.
std::optional<HashText> hash_in(std::string_view text) {
    if (!text.starts_with(crypto_pwhash_STRPREFIX) || text.size() >= HashText{}.size()) return std::nullopt;
    if (text.find('\0') != std::string_view::npos) return std::nullopt;
    const HashText field = field_of(text);
    constexpr int malformed = -1;
    if (crypto_pwhash_str_needs_rehash(field.data(), password_hash_passes, password_hash_memory_bytes) == malformed)
        return std::nullopt;
    return field;
}

} // namespace

void make_password_hashes_cheap() { costs_of_this_process = &cheap; }

std::string hash_password(std::string_view password) {
    if (password.size() > password_bytes_max) throw std::length_error("a password that is too long to be hashed");
    HashText hash{};
    if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), costs().passes, costs().memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return hash.data();
}

bool password_matches(std::string_view hash, std::string_view password) {
    const bool is_short_enough = password.size() <= password_bytes_max;
    const std::optional<HashText> known = is_short_enough ? hash_in(hash) : std::nullopt;
    const HashText field = known ? *known : field_of(costs().dummy_hash);
    const std::string_view tried = password.substr(0, password_bytes_max);
    const bool is_equal = crypto_pwhash_str_verify(field.data(), tried.data(), tried.size()) == 0;
    return is_equal && known.has_value();
}

bool needs_rehash(std::string_view hash) {
    const std::optional<HashText> known = hash_in(hash);
    return !known || crypto_pwhash_str_needs_rehash(known->data(), costs().passes, costs().memory_bytes) != 0;
}

} // namespace cartwright
