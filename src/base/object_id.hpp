#pragma once

#include "base/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// An id in the format of some clients: 24 hexadecimal digits. The first eight are the second of creation, the others
/// the number.
struct ObjectId {
    std::int64_t seconds = 0;
    std::int64_t number = 0;

    friend bool operator==(const ObjectId&, const ObjectId&) = default;
};

std::string object_id(Instant made_at, std::int64_t number);

/// Formats a number that the store has drawn; it contains its second of creation.
std::string object_id(std::int64_t number);

/// Writes the same to `out`, which must have room for `object_id_bytes`.
inline constexpr std::size_t object_id_bytes = 24;
void write_object_id(char* out, std::int64_t number);

/// Returns the number of an id in the format of `object_id(number)`, or nothing for any other text.
std::optional<std::int64_t> number_of_object_id(std::string_view text);

/// Returns nothing when `text` is not 24 lower-case hexadecimal digits, or its number exceeds 63 bits.
std::optional<ObjectId> parse_object_id(std::string_view text);

} // namespace cartwright
