#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

#include <string_view>

namespace cartwright::api::storefront {

/// How the storefront says no: always `{"detail": …}`.
http::Reply refusal(const Refusal& refusal);

/// An error that is not commerce's, in the same shape.
http::Reply complaint(int status, std::string_view detail);

} // namespace cartwright::api::storefront
