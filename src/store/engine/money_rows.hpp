#pragma once

#include "base/money.hpp"
#include "store/engine/database.hpp"

/// How amounts stand in rows: minor units, and the currency in the column behind them.
namespace cartwright::store {

/// Throws a Fault where the column has no three capital letters: no row is read as dollars by mistake.
Currency currency_at(const Rows& row, int column);
Money money_at(const Rows& row, int column);

} // namespace cartwright::store
