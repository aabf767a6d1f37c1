#pragma once

#include "api/core/exchange.hpp"

/// How programs of resellers get their tokens (RFC 6749, forms).
namespace cartwright::api::reseller {

/// POST /oauth/token
void issue_token(Exchange& exchange);

/// POST /oauth/validateAccess
void validate_access(Exchange& exchange);

} // namespace cartwright::api::reseller
