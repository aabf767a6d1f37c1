#pragma once

#include "base/money.hpp"

#include <optional>
#include <string>
#include <string_view>

/// What ISO 4217 says of currencies, and which of them prices and payments may be in. Example: `decimals_of` JPY is 0.
namespace cartwright {

/// How many decimals amounts in a currency have. Nothing for codes that are no money of a country: funds, metals and
/// test codes such as XAU and XTS, and currencies that are history.
std::optional<int> decimals_of(Currency currency);

/// Amounts are stored and shown as hundredths: only currencies with two decimals can be used.
bool is_supported(Currency currency);

/// What is wrong with `text` as the currency of prices and payments, in words that follow the name of a field: "must be
/// three capital letters". Empty when nothing is.
std::string_view flaw_of_currency(std::string_view text);

/// The same as a sentence about an amount that exists: "Amounts in JPY are not supported: …".
std::string unsupported(std::string_view currency);

} // namespace cartwright
