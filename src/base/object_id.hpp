#pragma once

#include "base/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// How some clients spell an id: 24 hexadecimal digits, of which the first eight are the second in which it was made
/// and the others are its number.
struct ObjectId {
    std::int64_t seconds = 0;
    std::int64_t number = 0;

    friend bool operator==(const ObjectId&, const ObjectId&) = default;
};

std::string object_id(Instant made_at, std::int64_t number);

/// Of a number that the store has drawn: the second is in it.
std::string object_id(std::int64_t number);

/// The same into `out`, which has room for it.
inline constexpr std::size_t object_id_bytes = 24;
void write_object_id(char* out, std::int64_t number);

/// The number in an id that the function above has made, and no other.
std::optional<std::int64_t> number_of_object_id(std::string_view text);

/// Nothing when that is not of 24 lower-case hexadecimal digits, or its number is too large to be ours.
std::optional<ObjectId> parse_object_id(std::string_view text);

} // namespace cartwright
