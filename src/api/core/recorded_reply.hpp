#pragma once

#include "http/message.hpp"
#include "operations/upkeep/idempotency.hpp"

namespace cartwright::api {

/// What is recorded of the reply to a request with an Idempotency-Key.
operations::Answer recorded(const http::Reply& reply);

/// The recorded reply, for whoever repeats the request.
http::Reply repeated(const operations::Answer& answer);

} // namespace cartwright::api
