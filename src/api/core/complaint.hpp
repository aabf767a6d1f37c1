#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string_view>
#include <vector>

/// Error replies in the form that most doors use: {"detail": …}.
namespace cartwright::api {

http::Reply complaint(int status, std::string_view detail);

/// The same with `Retry-After`, for a condition that may soon pass.
http::Reply busy(int status, std::string_view detail);

/// The reply to invalid input: 422 {"detail": [{"loc": ["body", "quantity"], "msg": "…", "type": "…"}]}.
http::Reply malformed(const std::vector<Flaw>& flaws);

/// Formats the refusals that all doors with this form share: invalid input, authorisation, idempotency keys, and
/// failures of the store. Any other gets `unexpected_refusal`.
http::Reply plain_refusal(const Refusal& refusal);

/// The reply to a refusal that the API can't meet, because it does not offer the operations that refuse so: a plain
/// 400.
http::Reply unexpected_refusal();

} // namespace cartwright::api
