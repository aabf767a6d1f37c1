#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace cartwright {

/// 32 hexadecimal digits that tell these parts, in this order, from any others (BLAKE2b).
std::string fingerprint(std::initializer_list<std::string_view> parts);

} // namespace cartwright
