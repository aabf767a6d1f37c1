#include "api/marketplace/handlers.hpp"

#include "api/marketplace/replies.hpp"
#include "api/marketplace/requests.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::marketplace::handlers {

void search_shoes(RequestContext& context) {
    context.read(marketplace::shoes_in_body(context), operations::search_shoes, marketplace::shoes_found);
}

void search_shoes_by_query(RequestContext& context) {
    context.read(marketplace::shoes_in_query(context), operations::search_shoes, marketplace::shoes_found);
}

void show_shoe(RequestContext& context) {
    context.read(marketplace::shoe_named(context), operations::show_shoe, marketplace::shoe);
}

void compare_shoes(RequestContext& context) {
    context.read(marketplace::shoes_compared(context), operations::compare_shoes, marketplace::shoes);
}

void list_shoes(RequestContext& context) {
    context.read(marketplace::shoes_listed(context), operations::list_shoes, marketplace::shoes);
}

void offer_shoe(RequestContext& context) {
    context.write(marketplace::shoe_offered(context), operations::offer_shoe, marketplace::shoe);
}

void change_shoe(RequestContext& context) {
    context.write(marketplace::shoe_changed(context), operations::change_shoe, marketplace::shoe);
}

void retire_shoe(RequestContext& context) {
    context.write(marketplace::shoe_named(context), operations::retire_shoe, marketplace::shoe_retired);
}

void set_flash_sale(RequestContext& context) {
    context.write(marketplace::flash_sale_set(context), operations::set_flash_sale, marketplace::shoe);
}

void end_flash_sale(RequestContext& context) {
    context.write(marketplace::shoe_named(context), operations::end_flash_sale, marketplace::shoe);
}

void open_cart(RequestContext& context) {
    context.write(marketplace::cart_opened(context), operations::open_shoe_cart, marketplace::cart_opened);
}

void add_shoe(RequestContext& context) {
    context.write(marketplace::shoe_added(context), operations::put_shoe, marketplace::ok);
}

void add_shoe_in_path(RequestContext& context) {
    context.write(marketplace::shoe_added_in_path(context), operations::put_shoe, marketplace::ok);
}

void set_shoe(RequestContext& context) {
    context.write(marketplace::shoe_set(context), operations::put_shoe, marketplace::ok);
}

void show_cart(RequestContext& context) {
    context.read(marketplace::cart_shown(context), operations::show_shoe_cart, marketplace::cart);
}

void check_out(RequestContext& context) {
    context.write(marketplace::cart_checked_out(context), operations::check_out_shoes, marketplace::sold);
}

void track_order(RequestContext& context) {
    context.read(marketplace::order_tracked(context), operations::track_order, marketplace::order);
}

void step_order(RequestContext& context) {
    context.write(marketplace::order_stepped(context), operations::step_order, marketplace::order);
}

void refund_order(RequestContext& context) {
    const TwoPhaseWrite around{.begin = operations::begin_shop_refund,
                               .ask = operations::ask_for_refund,
                               .finish = operations::finish_shop_refund,
                               .undecided = {.why = Why::refund_undecided},
                               .undecided_about = operations::undecided};
    context.write_around(marketplace::order_refunded(context), around, marketplace::refund);
}

void rate_order(RequestContext& context) {
    context.write(marketplace::order_rated(context), operations::rate_order, marketplace::rating);
}

void list_orders(RequestContext& context) {
    context.read(marketplace::orders_listed(context), operations::list_shop_orders, marketplace::orders);
}

void make_user(RequestContext& context) {
    context.write(marketplace::user_made(context), operations::make_user, marketplace::user);
}

void show_user(RequestContext& context) {
    context.read(marketplace::user_shown(context), operations::show_user, marketplace::user);
}

void change_user(RequestContext& context) {
    context.write(marketplace::user_changed(context), operations::change_user, marketplace::user);
}

void make_shop(RequestContext& context) {
    context.write(marketplace::shop_made(context), operations::make_shop, marketplace::shop);
}

void show_shop(RequestContext& context) {
    context.read(marketplace::shop_shown(context), operations::show_shop, marketplace::shop);
}

void change_shop(RequestContext& context) {
    context.write(marketplace::shop_changed(context), operations::change_shop, marketplace::shop);
}

void apply(RequestContext& context) {
    context.write(marketplace::verification_wanted(context), operations::apply_for_verification,
                  marketplace::application);
}

void show_verification(RequestContext& context) {
    context.read(marketplace::verification_shown(context), operations::show_shop, marketplace::verification);
}

void decide(RequestContext& context) {
    context.write(marketplace::verification_decided(context), operations::decide_on_verification,
                  marketplace::decision);
}

void list_verifications(RequestContext& context) {
    context.read(marketplace::verifications_listed(context), operations::list_verifications,
                 marketplace::verifications);
}

void show_balance(RequestContext& context) {
    context.read(marketplace::balance_shown(context), operations::show_balance, marketplace::balance);
}

void show_statement(RequestContext& context) {
    context.read(marketplace::statement_shown(context), operations::show_statement, marketplace::statement);
}

void ask_payout(RequestContext& context) {
    context.write(marketplace::payout_asked(context), operations::ask_payout, marketplace::payout);
}

void settle_payout(RequestContext& context) {
    context.write(marketplace::payout_settled(context), operations::settle_by_hand, marketplace::payout);
}

void list_payouts(RequestContext& context) {
    context.read(marketplace::payouts_listed(context), operations::list_payouts, marketplace::payouts);
}

} // namespace cartwright::api::marketplace::handlers
