#include "rehearsal/adapters/carrier.hpp"

#include "base/digest.hpp"

#include <algorithm>
#include <charconv>

namespace cartwright::providers::rehearsal {

namespace {

/// Derives twelve digits from the key.
std::int64_t number_of(const std::string& key) {
    constexpr std::size_t hexadecimal_digits = 12;
    constexpr std::int64_t first = 100'000'000'000;
    const std::string digits = fingerprint({"parcel", key}).substr(0, hexadecimal_digits);
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return first + value % (9 * first);
}

} // namespace

Taken Carrier::take(const std::string& key, const Recipient& to) {
    if (to.address.starts_with("refuse")) return {.kind = Taken::Kind::no, .reason = "the carrier does not go there"};
    if (to.address.starts_with("timeout")) {
        const std::lock_guard lock(mutex_);
        if (lost_.insert(key).second) return {};
    }
    return {.kind = Taken::Kind::yes, .tracking_number = number_of(key)};
}

} // namespace cartwright::providers::rehearsal
