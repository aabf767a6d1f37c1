#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace cartwright::api::orderflow {

/// Formats the refusals of the order pipeline: always `{"error": …}`. orderflow A3-20.
http::Reply refusal(const Refusal& refusal);

/// Formats errors that are not refusals of commerce in the same way.
http::Reply complaint(int status, std::string_view error);

} // namespace cartwright::api::orderflow
