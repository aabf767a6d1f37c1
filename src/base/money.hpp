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

    /// Nothing when `text` is not three capital letters.
    static std::optional<Currency> parse(std::string_view text);
    [[nodiscard]] std::string_view text() const { return {code.data(), code.size()}; }
    friend auto operator<=>(const Currency&, const Currency&) = default;
};

/// A whole number of minor units (cents, pence) with its currency. Never a float.
struct Money {
    std::int64_t minor = 0;
    Currency currency{};

    friend auto operator<=>(const Money&, const Money&) = default;
};

/// The whole, in hundredths of a percent.
inline constexpr std::int64_t whole_bps = 10'000;

/// No amount is larger, so that every JSON reader holds each exactly (RFC 8259 §6).
inline constexpr std::int64_t amount_max_minor = (std::int64_t{1} << 53) - 1;

/// The sum, or nothing when it is beyond `amount_max_minor` or the currencies differ.
std::optional<Money> plus(Money left, Money right);

/// `price` taken `quantity` times, or nothing when that is beyond `amount_max_minor`.
std::optional<Money> times(Money price, std::int64_t quantity);

/// Parts of `whole` in proportion to `weights`; a negative weight counts as 0, and weights that are all 0 as equal.
/// Each part is the step between two rounded running totals, so the parts always add up to the whole, to the last minor
/// unit. No weights give no parts.
std::vector<Money> split(Money whole, std::span<const std::int64_t> weights);

/// Minor units as a plain JSON number with the fewest digits: 17998 → `179.98`, 3600 → `36.0`, -5 → `-0.05`.
std::string decimal(std::int64_t minor);

/// The same with two places, as on paper: 3600 → `36.00`.
std::string decimal_places(std::int64_t minor);

/// Writes what `decimal` returns to `out` (room for 24 characters) and returns the end.
char* write_decimal(char* out, std::int64_t minor);

/// The minor units that a decimal number names: 179.98 → 17998. Nothing when it has a fraction of a minor unit, is not
/// finite, or is beyond ±10¹³ (where a double no longer tells minor units apart).
std::optional<std::int64_t> minor_units(double amount);

/// The same from text such as `4.25`, `12` or `-0.5`; half a minor unit rounds away from zero when `rounded` is set,
/// otherwise more than two places are refused.
enum class Places { exact, rounded };
std::optional<std::int64_t> minor_units(std::string_view text, Places places);

} // namespace cartwright
