#pragma once

#include "http/client.hpp"
#include "providers/ports/outcome.hpp"

#include <optional>

namespace cartwright::providers::live {

/// Maps the status of an HTTP reply to an outcome. 2xx: done. 4xx, except 408, 409, 425 and 429: a final refusal. Any
/// other status, and no reply: unknown; ask again. The reason does not contain the body, since that may repeat what was
/// sent.
Outcome outcome_of(const std::optional<http::ClientReply>& reply);

} // namespace cartwright::providers::live
