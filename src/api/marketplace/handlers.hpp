#pragma once

#include "api/core/request_context.hpp"

/// What each route of the marketplace does: read the request, run the operation, write the reply.
namespace cartwright::api::marketplace::handlers {

void search_shoes(RequestContext& context);
void search_shoes_by_query(RequestContext& context);
void show_shoe(RequestContext& context);
void compare_shoes(RequestContext& context);
void list_shoes(RequestContext& context);
void offer_shoe(RequestContext& context);
void change_shoe(RequestContext& context);
void retire_shoe(RequestContext& context);
void set_flash_sale(RequestContext& context);
void end_flash_sale(RequestContext& context);
void open_cart(RequestContext& context);
void add_shoe(RequestContext& context);
void add_shoe_in_path(RequestContext& context);
void set_shoe(RequestContext& context);
void show_cart(RequestContext& context);
void check_out(RequestContext& context);
void track_order(RequestContext& context);
void step_order(RequestContext& context);
void refund_order(RequestContext& context);
void rate_order(RequestContext& context);
void list_orders(RequestContext& context);
void make_user(RequestContext& context);
void show_user(RequestContext& context);
void change_user(RequestContext& context);
void make_shop(RequestContext& context);
void show_shop(RequestContext& context);
void change_shop(RequestContext& context);
void apply_for_verification(RequestContext& context);
void show_verification(RequestContext& context);
void decide_on_verification(RequestContext& context);
void list_verifications(RequestContext& context);
void show_balance(RequestContext& context);
void show_statement(RequestContext& context);
void ask_payout(RequestContext& context);
void settle_payout(RequestContext& context);
void list_payouts(RequestContext& context);

} // namespace cartwright::api::marketplace::handlers
