#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// An ISO 4217 code such as USD: three capital letters.
struct Currency {
    std::array<char, 3> code{'U', 'S', 'D'};

    /// Returns nothing when `text` is not three capital letters.
    static std::optional<Currency> parse(std::string_view text);
    [[nodiscard]] std::string_view text() const { return {code.data(), code.size()}; }
    friend auto operator<=>(const Currency&, const Currency&) = default;
};

/// A whole number of minor units (cents, pence) with its currency. Never a floating-point number.
struct Money {
    std::int64_t minor = 0;
    Currency currency{};

    friend auto operator<=>(const Money&, const Money&) = default;
};

/// 100 %, in hundredths of a percent.
inline constexpr std::int64_t whole_bps = 10'000;

/// The largest amount, which every JSON reader can represent exactly (RFC 8259 §6).
inline constexpr std::int64_t amount_max_minor = (std::int64_t{1} << 53) - 1;

/// Returns the sum, or nothing when it exceeds ±`amount_max_minor` or the currencies differ.
std::optional<Money> plus(Money left, Money right);

/// Returns `price` times `quantity`, or nothing when it exceeds ±`amount_max_minor`.
std::optional<Money> times(Money price, std::int64_t quantity);

/// Divides `whole` in proportion to `weights`. A negative weight counts as 0; if all weights are 0, the parts are
/// equal. Each part is the difference of two rounded running totals, so the parts always add up to the whole, to the
/// last minor unit. Without weights there are no parts.
std::vector<Money> split(Money whole, std::span<const std::int64_t> weights);

/// Formats minor units as a plain JSON number with the fewest digits: 17998 → `179.98`, 3600 → `36.0`, -5 → `-0.05`.
std::string decimal(std::int64_t minor);

/// The same with two decimals, as on paper: 3600 → `36.00`.
std::string decimal_places(std::int64_t minor);

/// Writes the result of `decimal` to `out` (room for 24 characters) and returns the end.
char* write_decimal(char* out, std::int64_t minor);

/// Converts a decimal number to minor units: 179.98 → 17998. Returns nothing when it has a fraction of a minor unit, is
/// not finite, or exceeds ±10¹³ (where a double no longer distinguishes minor units).
std::optional<std::int64_t> minor_units(double amount);

/// The same for text such as `4.25`, `12` or `-0.5`. With `rounded`, half a minor unit is rounded away from zero. With
/// `exact`, digits other than zero after the second decimal are refused.
enum class Places { exact, rounded };
std::optional<std::int64_t> minor_units(std::string_view text, Places places);

} // namespace cartwright
