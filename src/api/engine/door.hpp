#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::engine {

/// The API of the engine itself, for operators and tools: liveness, readiness, metrics and the OpenAPI document.
Door door();

} // namespace cartwright::api::engine
