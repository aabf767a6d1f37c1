#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <vector>

namespace cartwright::api::shopping {

/// Formats the refusals of this door: shopping §0.
http::Reply refusal(const Refusal& refusal);
http::Reply complaint(int status, std::string_view detail);

/// {"nothing": true}, with the flaws in full sentences: `200`, as shopping 2.4 has it.
http::Reply nothing(int status, const std::vector<Flaw>& flaws);

/// 401 {"success": false, "errors": ["u shall not pass LOL"]}
http::Reply not_let_in();

/// "Additional login param is already taken".
std::string sentence(const Flaw& flaw);

} // namespace cartwright::api::shopping
