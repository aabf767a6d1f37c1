#pragma once

#include "http/client.hpp"
#include "providers/ports/outcome.hpp"

#include <optional>

namespace cartwright::providers::live {

/// What an answer over HTTP says by its status alone. 2xx: it is done; 4xx: it never will be (but for 408, 409, 425 and
/// 429); anything else, and silence: it may be, ask again. The body is no part of the reason, since it may repeat what
/// was sent.
Outcome told_by(const std::optional<http::ClientReply>& reply);

} // namespace cartwright::providers::live
