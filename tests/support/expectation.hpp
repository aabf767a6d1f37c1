#pragma once

#include "support/http_call.hpp"
#include "support/text_pattern.hpp"
#include "support/transcript.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cartwright::tests {

/// What is wrong with `answer`, or nothing. Captures go to `names`, also when something is wrong.
std::optional<std::string> mismatch(const Expectation& expected, const Answer& answer, Names& names);

/// The same for a body alone.
std::optional<std::string> body_mismatch(std::string_view expected, std::string_view body, Names& names);

} // namespace cartwright::tests
