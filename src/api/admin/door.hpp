#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::admin {

/// For who runs the shop: what has happened in it, and who is told of it. Every request needs the admin token.
Door door();

} // namespace cartwright::api::admin
