#pragma once

#include "base/money.hpp"
#include "store/engine/database.hpp"

/// Amounts in rows: minor units, with the currency in the next column.
namespace cartwright::store {

/// Throws a Fault unless the column has three capital letters, so that no other value is read as dollars.
Currency currency_at(const Rows& row, int column);
Money money_at(const Rows& row, int column);

} // namespace cartwright::store
