#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace cartwright::api::storefront {

/// How the storefront says no: always `{"detail": …}`.
http::Reply refusal(const Refusal& refusal);

} // namespace cartwright::api::storefront
