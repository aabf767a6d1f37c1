#pragma once

#include "api/core/request_context.hpp"

/// Simulates Google and Facebook over HTTP, for the demo.
namespace cartwright::api::rehearsal {

/// For people and tests: tokens, and new keys.
void issue_identity_token(RequestContext& context);
void rotate_identity_keys(RequestContext& context);

/// For the shop: Google's endpoints.
void show_identity_keys(RequestContext& context);
void show_token_information(RequestContext& context);
void show_user_information(RequestContext& context);
void redeem_code(RequestContext& context);

/// For the shop: Facebook's endpoints.
void exchange_token(RequestContext& context);
void debug_token(RequestContext& context);
void show_me(RequestContext& context);

} // namespace cartwright::api::rehearsal
