#pragma once

#include "store/engine/transaction.hpp"

#include <optional>

/// Settings on which all programs that use a database must agree, as stored.
namespace cartwright::store::shop_settings {

/// The shop's currency; nothing before a program has stored one.
std::optional<Currency> currency(Transaction& transaction);
void keep_currency(Transaction& transaction, Currency currency);

/// Whether a listing that is on sale has a price in `currency`; whether there has ever been a listing.
bool has_price_in(Transaction& transaction, Currency currency);
bool has_listing(Transaction& transaction);

} // namespace cartwright::store::shop_settings
