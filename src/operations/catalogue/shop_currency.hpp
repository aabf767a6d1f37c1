#pragma once

#include "base/result.hpp"
#include "store/engine/transaction.hpp"

#include <optional>

/// The shop's currency: that of prices that name none. Its database keeps it, so that the server, the imports and other
/// nodes agree.
namespace cartwright::operations {

/// The currency that is kept. Where none is kept, `wanted` is from now on, or else US dollars. Where another one is
/// kept, `wanted` takes its place as long as nothing on sale has a price in the kept one. Refused: currency_in_use.
Result<Currency> settle_currency(store::Transaction& tx, std::optional<Currency> wanted);

/// Keeps `currency` where none is kept and nothing has ever been on sale.
void propose_currency(store::Transaction& tx, Currency currency);

} // namespace cartwright::operations
