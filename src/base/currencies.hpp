#pragma once

#include "base/money.hpp"

#include <optional>
#include <string>
#include <string_view>

/// The currencies of ISO 4217, and those that prices and payments may use. Example: `decimals_of` JPY is 0.
namespace cartwright {

/// Returns the number of decimals of a currency. Returns nothing for codes that are not the money of a country: funds,
/// metals and test codes such as XAU and XTS. Returns nothing for historical currencies either.
std::optional<int> decimals_of(Currency currency);

/// Whether prices and payments may use the currency. Amounts are stored and shown in hundredths, so it must have two
/// decimals.
bool is_supported(Currency currency);

/// Returns the flaw of `text` as a currency of prices and payments, in words that follow a field's name: "must be three
/// capital letters". Empty when there is none.
std::string_view flaw_of_currency(std::string_view text);

/// Returns a sentence about an existing amount: "Amounts in JPY are not supported: …".
std::string unsupported(std::string_view currency);

} // namespace cartwright
