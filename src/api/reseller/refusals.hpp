#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace cartwright::api::reseller {

/// Formats the refusals for resellers: {"error", "message", "code", "details": [{"@type", "requestId"}]}. The request
/// id is that of X-Request-Id and of the log.
http::Reply refusal(const Refusal& refusal);
http::Reply complaint(int status, std::string_view detail);

/// Formats the refusals for programs that request a token: {"error": "invalid_grant"}.
http::Reply token_refusal(const Refusal& refusal);
http::Reply token_complaint(int status, std::string_view detail);

/// reseller §2: "bad token → 400 {"error":"…"}".
http::Reply token_error(int status, std::string_view error);

} // namespace cartwright::api::reseller
