#pragma once

#include "app/config.hpp"
#include "store/engine/store.hpp"

namespace cartwright {

/// Determines the shop's currency from --currency and the database. Throws an exception with a message when they
/// contradict each other: an amount in one currency must never be shown in another.
Currency settle_currency(store::Store& store, const Config& config);

/// The same, without changing the database.
Currency known_currency(store::Store& store, const Config& config);

} // namespace cartwright
