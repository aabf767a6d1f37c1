#pragma once

#include "base/result.hpp"
#include "domain/line.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// What a tax is of.
enum class TaxMode : std::uint8_t {
    none,
    of_gross,  // so much of the price, which contains it
    inclusive, // so much of the net price; the price contains it
    exclusive, // the same, on top of the price
};

std::string_view name_of(TaxMode mode);
std::optional<TaxMode> parse_tax_mode(std::string_view name);

/// Where half a minor unit is rounded up: in each line, or once for all that is taxed at the same rate.
enum class TaxRounding : std::uint8_t { line, total };

/// The rate for a kind of goods (the slug of a category, or "standard") in a country ("GB"; "*" is anywhere).
struct TaxRate {
    std::string country;
    std::string goods;
    std::int64_t bps = 0; // hundredths of a percent

    friend bool operator==(const TaxRate&, const TaxRate&) = default;
};

/// "GB:books=0"; nothing when `text` is not such a rate, or more than the whole.
std::optional<TaxRate> parse_tax_rate(std::string_view text);

/// How a door taxes what it sells.
struct TaxTerms {
    TaxMode mode = TaxMode::none;
    TaxRounding rounding = TaxRounding::total;
    std::string country{}; // of a buyer who does not say
    std::vector<TaxRate> rates{};
};

/// The rate for these goods there; else the standard rate there; else the same of "*"; else nothing is taken.
std::int64_t rate_of(const TaxTerms& terms, std::string_view country, std::string_view goods);

/// The tax on `amount`, which is not negative, rounded half up.
/// orderflow A3-1: "tax = 18 % of gross, subTotal = gross − tax … half-up on cents".
Money tax_of(Money amount, std::int64_t bps, TaxMode mode);

/// What lines cost with their tax.
struct Taxed {
    Money tax;
    Money total; // with the tax, also where it comes on top

    friend bool operator==(const Taxed&, const Taxed&) = default;
};

/// Gives each line its part of the tax, at its own rate; the parts always add up to the tax. Refused as `total_of` is.
Result<Taxed> levy(std::vector<Line>& lines, TaxMode mode, TaxRounding rounding);

/// What was taxed at one rate.
struct TaxPart {
    std::int64_t bps = 0;
    Money net;
    Money tax;

    friend bool operator==(const TaxPart&, const TaxPart&) = default;
};

/// The tax of lines that have been levied, rate by rate, the highest first.
std::vector<TaxPart> tax_parts_of(const std::vector<Line>& lines, TaxMode mode);

} // namespace cartwright
