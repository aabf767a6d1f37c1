#pragma once

#include "api/core/exchange.hpp"

/// Google and Facebook, played by the server itself.
namespace cartwright::api::rehearsal {

/// What a person or a test wants of them.
void issue_identity_token(Exchange& exchange);
void rotate_identity_keys(Exchange& exchange);

/// What a shop asks of Google.
void show_identity_keys(Exchange& exchange);
void show_token_information(Exchange& exchange);
void show_user_information(Exchange& exchange);
void redeem_code(Exchange& exchange);

/// What a shop asks of Facebook.
void exchange_token(Exchange& exchange);
void debug_token(Exchange& exchange);
void show_me(Exchange& exchange);

} // namespace cartwright::api::rehearsal
