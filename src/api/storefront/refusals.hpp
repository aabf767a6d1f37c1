#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace cartwright::api::storefront {

/// Formats the refusals of the storefront: always `{"detail": …}`.
http::Reply refusal(const Refusal& refusal);

} // namespace cartwright::api::storefront
