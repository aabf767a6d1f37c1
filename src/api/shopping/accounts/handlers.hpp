#pragma once

#include "api/core/request_context.hpp"

/// The handlers of the requests of accounts, one for each.
namespace cartwright::api::shopping {

void sign_up(RequestContext& context);
void change_member(RequestContext& context);
void remove_member(RequestContext& context);
void send_code(RequestContext& context);
void show_code_form(RequestContext& context);
void check_code(RequestContext& context);
void poll_code(RequestContext& context);
void sign_in(RequestContext& context);
void ask_for_confirmation(RequestContext& context);
void ask_for_password(RequestContext& context);
void ask_for_unlock(RequestContext& context);
void confirm(RequestContext& context);
void unlock(RequestContext& context);
void reset_password(RequestContext& context);
void sign_in_with_google(RequestContext& context);
void sign_in_with_facebook(RequestContext& context);
void show_myself(RequestContext& context);
void mark_member(RequestContext& context);
void create_member(RequestContext& context);
void search_all(RequestContext& context);
void check_credential(RequestContext& context);
void answer_not_acceptable(RequestContext& context);

} // namespace cartwright::api::shopping
