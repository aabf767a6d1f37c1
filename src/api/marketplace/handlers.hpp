#pragma once

#include "api/core/exchange.hpp"

/// What each route of the marketplace does: it reads, operates, writes.
namespace cartwright::api::marketplace::handlers {

void search_shoes(Exchange& exchange);
void search_shoes_by_query(Exchange& exchange);
void show_shoe(Exchange& exchange);
void compare_shoes(Exchange& exchange);
void list_shoes(Exchange& exchange);
void offer_shoe(Exchange& exchange);
void change_shoe(Exchange& exchange);
void retire_shoe(Exchange& exchange);
void set_flash_sale(Exchange& exchange);
void end_flash_sale(Exchange& exchange);
void open_cart(Exchange& exchange);
void add_shoe(Exchange& exchange);
void add_shoe_in_path(Exchange& exchange);
void set_shoe(Exchange& exchange);
void show_cart(Exchange& exchange);
void check_out(Exchange& exchange);
void track_order(Exchange& exchange);
void step_order(Exchange& exchange);
void refund_order(Exchange& exchange);
void rate_order(Exchange& exchange);
void list_orders(Exchange& exchange);
void make_user(Exchange& exchange);
void show_user(Exchange& exchange);
void change_user(Exchange& exchange);
void make_shop(Exchange& exchange);
void show_shop(Exchange& exchange);
void change_shop(Exchange& exchange);
void apply(Exchange& exchange);
void show_verification(Exchange& exchange);
void decide(Exchange& exchange);
void list_verifications(Exchange& exchange);
void show_balance(Exchange& exchange);
void show_statement(Exchange& exchange);
void ask_payout(Exchange& exchange);
void settle_payout(Exchange& exchange);
void list_payouts(Exchange& exchange);

} // namespace cartwright::api::marketplace::handlers
