#pragma once

#include "api/core/door.hpp"

namespace cartwright::api::admin {

/// The admin API for the operators of the shop: its events, and the webhooks that receive them. Every request requires
/// the admin token.
Door door();

} // namespace cartwright::api::admin
