#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::engine {

/// What operators and tools ask of the engine itself: is it alive, is it ready, what has it done, what can it do.
Door door();

} // namespace cartwright::api::engine
