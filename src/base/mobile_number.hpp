#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// Maximum length in bytes of a number as it is entered.
inline constexpr std::size_t mobile_number_bytes_max = 64;

/// Parses `text` as a mobile number and formats it as ITU E.164 ("+919999999999"), so that different forms of the same
/// number become equal. `region` is the country whose numbers need no country code, in capitals as in ISO 3166 ("IN").
///
/// Two forms are accepted. The first is shopping's own rule, which is independent of numbering plans: ten digits that
/// begin with 7, 8 or 9, optionally preceded by "0+" and a country code of one to five digits. The second is any number
/// that libphonenumber classifies as mobile, or as fixed line or mobile in countries that make no difference. Digits
/// may be of any script. Letters, extensions and texts longer than `mobile_number_bytes_max` are refused.
std::optional<std::string> mobile_number(std::string_view text, std::string_view region);

} // namespace cartwright
