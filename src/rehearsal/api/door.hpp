#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::rehearsal {

/// The API of the rehearsal, in demo mode only: what it has sent, and the providers that it simulates.
Door door(const Terms& terms, const Secrets& secrets);

} // namespace cartwright::api::rehearsal
