#pragma once

#include "base/result.hpp"
#include "domain/line.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// How a tax is computed from a price.
enum class TaxMode : std::uint8_t {
    none,
    of_gross,  // a share of the price, which contains the tax
    inclusive, // a share of the net price; the price contains the tax
    exclusive, // a share of the net price, added to the price
};

std::string_view name_of(TaxMode mode);
std::optional<TaxMode> parse_tax_mode(std::string_view name);

/// Where half a minor unit is rounded up: per line, or once for all lines of the same rate.
enum class TaxRounding : std::uint8_t { line, total };

/// The rate for a kind of goods (the slug of a category, or "standard") in a country ("GB"; "*" is anywhere).
struct TaxRate {
    std::string country;
    std::string goods;
    std::int64_t bps = 0; // hundredths of a percent

    friend bool operator==(const TaxRate&, const TaxRate&) = default;
};

/// Parses "GB:books=0". Returns nothing when `text` is not such a rate, or above 100 %.
std::optional<TaxRate> parse_tax_rate(std::string_view text);

/// The taxes of a door.
struct TaxTerms {
    TaxMode mode = TaxMode::none;
    TaxRounding rounding = TaxRounding::total;
    std::string country{}; // of buyers who give none
    std::vector<TaxRate> rates{};
};

/// Returns the rate for these goods in the country; else the country's standard rate; else the same two of "*"; else 0.
std::int64_t rate_of(const TaxTerms& terms, std::string_view country, std::string_view goods);

/// Returns the tax on `amount`, which must not be negative, rounded half up.
/// orderflow A3-1: "tax = 18 % of gross, subTotal = gross − tax … half-up on cents".
Money tax_of(Money amount, std::int64_t bps, TaxMode mode);

/// The cost of lines with their tax.
struct Taxed {
    Money tax;
    Money total; // includes the tax, also where it is added to the prices

    friend bool operator==(const Taxed&, const Taxed&) = default;
};

/// Sets each line's share of the tax, at its own rate; the shares always add up to the tax. Refused as `total_of` is.
Result<Taxed> levy(std::vector<Line>& lines, TaxMode mode, TaxRounding rounding);

/// The net amount and the tax at one rate.
struct TaxPart {
    std::int64_t bps = 0;
    Money net;
    Money tax;

    friend bool operator==(const TaxPart&, const TaxPart&) = default;
};

/// Returns the tax of lines that have been levied, by rate, the highest first.
std::vector<TaxPart> tax_parts_of(const std::vector<Line>& lines, TaxMode mode);

} // namespace cartwright
