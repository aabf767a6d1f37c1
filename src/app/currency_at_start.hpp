#pragma once

#include "base/money.hpp"
#include "store/engine/store.hpp"

#include <string>

namespace cartwright {

/// Determines the shop's currency from --currency (`wanted`) and the database. Throws an exception with a message when
/// they contradict each other: an amount in one currency must never be shown in another.
Currency settle_currency(store::Store& store, const std::string& wanted);

/// The same, without changing the database.
Currency known_currency(store::Store& store, const std::string& wanted);

} // namespace cartwright
