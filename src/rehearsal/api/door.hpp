#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::rehearsal {

/// What a person or a test wants to see where nothing is for real: in demo mode only.
Door door(const Terms& terms);

} // namespace cartwright::api::rehearsal
