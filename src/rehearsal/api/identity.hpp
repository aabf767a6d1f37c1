#pragma once

#include "api/core/request_context.hpp"

/// Google and Facebook, played by the server itself.
namespace cartwright::api::rehearsal {

/// What a person or a test wants of them.
void issue_identity_token(RequestContext& context);
void rotate_identity_keys(RequestContext& context);

/// What a shop asks of Google.
void show_identity_keys(RequestContext& context);
void show_token_information(RequestContext& context);
void show_user_information(RequestContext& context);
void redeem_code(RequestContext& context);

/// What a shop asks of Facebook.
void exchange_token(RequestContext& context);
void debug_token(RequestContext& context);
void show_me(RequestContext& context);

} // namespace cartwright::api::rehearsal
