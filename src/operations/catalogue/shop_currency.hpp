#pragma once

#include "base/result.hpp"
#include "store/engine/transaction.hpp"

#include <optional>

/// The shop's currency: that of prices that name none. The database stores it, so that the server, the imports and
/// other nodes agree.
namespace cartwright::operations {

/// The stored currency. When none is stored, stores `wanted`, or else US dollars. A different `wanted` replaces the
/// stored one as long as nothing on sale has a price in the stored one. Refused: currency_in_use.
Result<Currency> settle_currency(store::Transaction& tx, std::optional<Currency> wanted);

/// Stores `currency` when none is stored and nothing has ever been on sale.
void propose_currency(store::Transaction& tx, Currency currency);

} // namespace cartwright::operations
