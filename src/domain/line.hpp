#pragma once

#include "base/money.hpp"
#include "base/result.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// One product in a cart or an order, with its name and price as promised and its quantity. `listing` is 0 for an item
/// that the catalogue does not contain; such an item has the client's price.
struct Line {
    ListingId listing;
    ProductId product;
    std::string name;
    Money price;
    std::int64_t quantity = 0;
    SellerId seller = the_house;
    std::string code{};       // the client's code of an item that the catalogue does not contain
    std::string attributes{}; // a JSON object, or empty
    std::int64_t item = 0;    // distinguishes lines of the same listing
    std::int64_t tax_bps = 0; // tax rate in hundredths of a percent
    std::int64_t tax_minor = 0;
    bool available = true; // false: a line of a cart whose product is no longer offered

    friend bool operator==(const Line&, const Line&) = default;
};

/// Returns the cost of `line`, 0 when it is not available. Refused: amount_too_large.
Result<Money> total_of(const Line& line);

/// Returns the cost of all available lines, 0 without any. Refused: currency_not_supported, mixed_currencies,
/// amount_too_large.
Result<Money> total_of(const std::vector<Line>& lines);

/// Checks that all lines are still available. Refused: no_longer_available, with the name of the first product that is
/// not.
Result<void> all_available(const std::vector<Line>& lines);

/// The same for display only, never refused: prices may have changed since the lines were added. Lines in another
/// currency than the first available line's are not added, and an amount that is too large becomes `amount_max_minor`.
Money shown_total_of(const Line& line);
Money shown_total_of(std::span<const Line> lines);

/// Checks that a price can be paid together with a cart in the currency `cart`, if it has one. Refused:
/// mixed_currencies.
Result<void> check_currency(std::string_view name, Currency price, std::optional<Currency> cart);

} // namespace cartwright
