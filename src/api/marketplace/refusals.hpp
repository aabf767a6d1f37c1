#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace cartwright::api::marketplace {

/// How the marketplace says no: always `{"detail": …}`.
http::Reply refusal(const Refusal& refusal);

} // namespace cartwright::api::marketplace
