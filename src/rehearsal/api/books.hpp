#pragma once

#include "api/core/api_server.hpp"
#include "api/core/request_context.hpp"

namespace cartwright::api::rehearsal {

/// Lets the request read and write the records of the simulated services instead of the shop's.
inline RequestContext& use_rehearsal_records(RequestContext& context) {
    context.use(*context.server.ports().rehearsal_books); // there in demo mode, as this door is
    return context;
}

} // namespace cartwright::api::rehearsal
