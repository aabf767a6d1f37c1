#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// Of a number as it is written, in bytes: no number is longer.
inline constexpr std::size_t mobile_number_bytes_max = 64;

/// The mobile number that `text` is, as ITU E.164 spells it ("+919999999999"): two ways of writing the same number are
/// equal. `region` is the country whose numbers need no country code, as ISO 3166 spells it in capitals ("IN").
///
/// Taken are: ten digits that begin with 7, 8 or 9, with "0+" and a country code of one to five digits before them or
/// without, which is shopping's own rule and holds whoever has the number; and whatever libphonenumber knows to be a
/// number of mobile telephones, or of any telephones where a country makes no difference. Digits may be those of any
/// script. Refused are letters, extensions, and what is longer than `mobile_number_bytes_max`.
std::optional<std::string> mobile_number(std::string_view text, std::string_view region);

} // namespace cartwright
