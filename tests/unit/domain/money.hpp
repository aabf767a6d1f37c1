#pragma once

#include "base/money.hpp"

namespace cartwright {

/// So much in the currency that is taken when none is named.
inline Money cents(std::int64_t minor) { return {.minor = minor, .currency = {}}; }

} // namespace cartwright
