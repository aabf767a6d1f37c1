#pragma once

#include "store/engine/transaction.hpp"

#include <optional>

/// What all programs that work on a database have to agree on, as stored.
namespace cartwright::store::shop_settings {

/// The shop's currency; nothing before a program has kept one.
std::optional<Currency> currency(Transaction& transaction);
void keep_currency(Transaction& transaction, Currency currency);

/// Whether something that is on sale has a price in `currency`; whether anything has ever been on sale.
bool has_price_in(Transaction& transaction, Currency currency);
bool has_listing(Transaction& transaction);

} // namespace cartwright::store::shop_settings
