#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string_view>
#include <vector>

/// How most doors word what went wrong: {"detail": …}.
namespace cartwright::api {

http::Reply complaint(int status, std::string_view detail);

/// The same with `Retry-After`: it may be well in a moment.
http::Reply busy(int status, std::string_view detail);

/// What is wrong with the input: 422 {"detail": [{"loc": ["body", "quantity"], "msg": "…", "type": "…"}]}.
http::Reply malformed(const std::vector<Flaw>& flaws);

/// What all doors that complain like this word alike: bad input, keys, idempotency, trouble of the store. The rest is a
/// plain 400.
http::Reply plain_refusal(const Refusal& refusal);

} // namespace cartwright::api
