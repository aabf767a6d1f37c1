#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace cartwright::api::orderflow {

/// How the order pipeline says no: always `{"error": …}`. orderflow A3-20.
http::Reply refusal(const Refusal& refusal);

/// The same for errors that are not commerce's.
http::Reply complaint(int status, std::string_view error);

} // namespace cartwright::api::orderflow
