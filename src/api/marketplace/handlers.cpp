#include "api/marketplace/handlers.hpp"

#include "api/marketplace/replies.hpp"
#include "api/marketplace/requests.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::marketplace::handlers {

void search_shoes(RequestContext& context) {
    context.read(read_search_shoes(context), operations::search_shoes, write_found_shoes);
}

void search_shoes_by_query(RequestContext& context) {
    context.read(read_search_shoes_by_query(context), operations::search_shoes, write_found_shoes);
}

void show_shoe(RequestContext& context) {
    context.read(read_shoe_reference(context), operations::show_shoe, write_shoe);
}

void compare_shoes(RequestContext& context) {
    context.read(read_compare_shoes(context), operations::compare_shoes, write_shoes);
}

void list_shoes(RequestContext& context) {
    context.read(read_list_shoes(context), operations::list_shoes, write_shoes);
}

void offer_shoe(RequestContext& context) {
    context.write(read_offer_shoe(context), operations::offer_shoe, write_shoe);
}

void change_shoe(RequestContext& context) {
    context.write(read_change_shoe(context), operations::change_shoe, write_shoe);
}

void retire_shoe(RequestContext& context) {
    context.write(read_shoe_reference(context), operations::retire_shoe, write_retired_shoe);
}

void set_flash_sale(RequestContext& context) {
    context.write(read_set_flash_sale(context), operations::set_flash_sale, write_shoe);
}

void end_flash_sale(RequestContext& context) {
    context.write(read_shoe_reference(context), operations::end_flash_sale, write_shoe);
}

void open_cart(RequestContext& context) {
    context.write(read_open_shoe_cart(context), operations::open_shoe_cart, write_opened_cart);
}

void add_shoe(RequestContext& context) { context.write(read_add_shoe(context), operations::put_shoe, write_ok); }

void add_shoe_in_path(RequestContext& context) {
    context.write(read_add_shoe_in_path(context), operations::put_shoe, write_ok);
}

void set_shoe(RequestContext& context) { context.write(read_set_shoe(context), operations::put_shoe, write_ok); }

void show_cart(RequestContext& context) {
    context.read(read_show_shoe_cart(context), operations::show_shoe_cart, write_cart);
}

void check_out(RequestContext& context) {
    context.write(read_check_out_shoes(context), operations::check_out_shoes, write_sold_shoes);
}

void track_order(RequestContext& context) {
    context.read(read_track_order(context), operations::track_order, write_tracked_order);
}

void step_order(RequestContext& context) {
    context.write(read_step_order(context), operations::step_order, write_tracked_order);
}

void refund_order(RequestContext& context) {
    const TwoPhaseWrite steps{.begin = operations::begin_shop_refund,
                              .ask = operations::ask_for_refund,
                              .finish = operations::finish_shop_refund,
                              .undecided = {.why = Why::refund_undecided},
                              .undecided_about = operations::undecided};
    context.write_two_phase(read_refund_shop_order(context), steps, write_refund);
}

void rate_order(RequestContext& context) {
    context.write(read_rate_order(context), operations::rate_order, write_rating);
}

void list_orders(RequestContext& context) {
    context.read(read_list_shop_orders(context), operations::list_shop_orders, write_orders);
}

void make_user(RequestContext& context) { context.write(read_make_user(context), operations::make_user, write_user); }

void show_user(RequestContext& context) { context.read(read_show_user(context), operations::show_user, write_user); }

void change_user(RequestContext& context) {
    context.write(read_change_user(context), operations::change_user, write_user);
}

void make_shop(RequestContext& context) { context.write(read_make_shop(context), operations::make_shop, write_shop); }

void show_shop(RequestContext& context) { context.read(read_show_shop(context), operations::show_shop, write_shop); }

void change_shop(RequestContext& context) {
    context.write(read_change_shop(context), operations::change_shop, write_shop);
}

void apply_for_verification(RequestContext& context) {
    context.write(read_apply_for_verification(context), operations::apply_for_verification, write_application);
}

void show_verification(RequestContext& context) {
    context.read(read_show_verification(context), operations::show_shop, write_verification);
}

void decide_on_verification(RequestContext& context) {
    context.write(read_decide_on_verification(context), operations::decide_on_verification, write_decision);
}

void list_verifications(RequestContext& context) {
    context.read(read_list_verifications(context), operations::list_verifications, write_verifications);
}

void show_balance(RequestContext& context) {
    context.read(read_show_balance(context), operations::show_balance, write_balance);
}

void show_statement(RequestContext& context) {
    context.read(read_show_statement(context), operations::show_statement, write_statement);
}

void ask_payout(RequestContext& context) {
    context.write(read_ask_payout(context), operations::ask_payout, write_payout);
}

void settle_payout(RequestContext& context) {
    context.write(read_settle_payout(context), operations::settle_by_hand, write_payout);
}

void list_payouts(RequestContext& context) {
    context.read(read_list_payouts(context), operations::list_payouts, write_payouts);
}

} // namespace cartwright::api::marketplace::handlers
