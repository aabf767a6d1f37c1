#pragma once

#include "api/core/exchange.hpp"

/// One for each request of an account.
namespace cartwright::api::shopping {

void sign_up(Exchange& exchange);
void change_member(Exchange& exchange);
void remove_member(Exchange& exchange);
void send_code(Exchange& exchange);
void see_code_form(Exchange& exchange);
void check_code(Exchange& exchange);
void poll_code(Exchange& exchange);
void sign_in(Exchange& exchange);
void ask_for_confirmation(Exchange& exchange);
void ask_for_password(Exchange& exchange);
void ask_for_unlock(Exchange& exchange);
void confirm(Exchange& exchange);
void unlock(Exchange& exchange);
void reset_password(Exchange& exchange);
void sign_in_with_google(Exchange& exchange);
void sign_in_with_facebook(Exchange& exchange);
void show_myself(Exchange& exchange);
void mark_member(Exchange& exchange);
void create_member(Exchange& exchange);
void search_all(Exchange& exchange);
void see_whether_free(Exchange& exchange);
void not_acceptable(Exchange& exchange);

} // namespace cartwright::api::shopping
