#pragma once

#include "app/config.hpp"
#include "store/engine/store.hpp"

namespace cartwright {

/// The shop's currency, as --currency and the database have it together. Throws, with the reason in words, when they
/// contradict each other: an amount in one currency must never be shown as one in another.
Currency settle_currency(store::Store& store, const Config& config);

/// The same, and the database is left as it is.
Currency known_currency(store::Store& store, const Config& config);

} // namespace cartwright
