#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace cartwright::api::marketplace {

/// Formats the refusals of the marketplace: always `{"detail": …}`.
http::Reply refusal(const Refusal& refusal);

} // namespace cartwright::api::marketplace
