#pragma once

#include "api/core/request_context.hpp"

/// The requests by which resellers' programs get their tokens (RFC 6749, forms).
namespace cartwright::api::reseller {

/// POST /oauth/token
void issue_token(RequestContext& context);

/// POST /oauth/validateAccess
void validate_access(RequestContext& context);

} // namespace cartwright::api::reseller
