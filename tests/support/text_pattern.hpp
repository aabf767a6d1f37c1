#pragma once

#include <map>
#include <string>
#include <string_view>

namespace cartwright::tests {

/// Stands for whatever there is.
inline constexpr std::string_view ellipsis = "…";

/// What a transcript has captured so far.
using Names = std::map<std::string, std::string, std::less<>>;

/// True when `text` is what `pattern` says, where `…` is any text, `<name>` what was captured or else at least one
/// character that is captured now, and `<name:regex>` the same in a certain form. Captures are left in `names` only on
/// success.
bool text_matches(std::string_view pattern, std::string_view text, Names& names);

/// `text` with every `<name>` replaced by what was captured. Throws std::runtime_error for a name that is not known.
std::string with_names(std::string_view text, const Names& names);

} // namespace cartwright::tests
