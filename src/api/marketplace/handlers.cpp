#include "api/marketplace/handlers.hpp"

#include "api/marketplace/replies.hpp"
#include "api/marketplace/requests.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::marketplace::handlers {

void search_shoes(Exchange& exchange) {
    exchange.read(marketplace::shoes_in_body(exchange), operations::search_shoes, marketplace::shoes_found);
}

void search_shoes_by_query(Exchange& exchange) {
    exchange.read(marketplace::shoes_in_query(exchange), operations::search_shoes, marketplace::shoes_found);
}

void show_shoe(Exchange& exchange) {
    exchange.read(marketplace::shoe_named(exchange), operations::show_shoe, marketplace::shoe);
}

void compare_shoes(Exchange& exchange) {
    exchange.read(marketplace::shoes_compared(exchange), operations::compare_shoes, marketplace::shoes);
}

void list_shoes(Exchange& exchange) {
    exchange.read(marketplace::shoes_listed(exchange), operations::list_shoes, marketplace::shoes);
}

void offer_shoe(Exchange& exchange) {
    exchange.write(marketplace::shoe_offered(exchange), operations::offer_shoe, marketplace::shoe);
}

void change_shoe(Exchange& exchange) {
    exchange.write(marketplace::shoe_changed(exchange), operations::change_shoe, marketplace::shoe);
}

void retire_shoe(Exchange& exchange) {
    exchange.write(marketplace::shoe_named(exchange), operations::retire_shoe, marketplace::shoe_retired);
}

void set_flash_sale(Exchange& exchange) {
    exchange.write(marketplace::flash_sale_set(exchange), operations::set_flash_sale, marketplace::shoe);
}

void end_flash_sale(Exchange& exchange) {
    exchange.write(marketplace::shoe_named(exchange), operations::end_flash_sale, marketplace::shoe);
}

void open_cart(Exchange& exchange) {
    exchange.write(marketplace::cart_opened(exchange), operations::open_shoe_cart, marketplace::cart_opened);
}

void add_shoe(Exchange& exchange) {
    exchange.write(marketplace::shoe_added(exchange), operations::put_shoe, marketplace::ok);
}

void add_shoe_in_path(Exchange& exchange) {
    exchange.write(marketplace::shoe_added_in_path(exchange), operations::put_shoe, marketplace::ok);
}

void set_shoe(Exchange& exchange) {
    exchange.write(marketplace::shoe_set(exchange), operations::put_shoe, marketplace::ok);
}

void show_cart(Exchange& exchange) {
    exchange.read(marketplace::cart_shown(exchange), operations::show_shoe_cart, marketplace::cart);
}

void check_out(Exchange& exchange) {
    exchange.write(marketplace::cart_checked_out(exchange), operations::check_out_shoes, marketplace::sold);
}

void track_order(Exchange& exchange) {
    exchange.read(marketplace::order_tracked(exchange), operations::track_order, marketplace::order);
}

void step_order(Exchange& exchange) {
    exchange.write(marketplace::order_stepped(exchange), operations::step_order, marketplace::order);
}

void refund_order(Exchange& exchange) {
    const Around around{.begin = operations::begin_shop_refund,
                        .ask = operations::ask_for_refund,
                        .finish = operations::finish_shop_refund,
                        .undecided = {.why = Why::refund_undecided},
                        .undecided_about = operations::undecided};
    exchange.write_around(marketplace::order_refunded(exchange), around, marketplace::refund);
}

void rate_order(Exchange& exchange) {
    exchange.write(marketplace::order_rated(exchange), operations::rate_order, marketplace::rating);
}

void list_orders(Exchange& exchange) {
    exchange.read(marketplace::orders_listed(exchange), operations::list_shop_orders, marketplace::orders);
}

void make_user(Exchange& exchange) {
    exchange.write(marketplace::user_made(exchange), operations::make_user, marketplace::user);
}

void show_user(Exchange& exchange) {
    exchange.read(marketplace::user_shown(exchange), operations::show_user, marketplace::user);
}

void change_user(Exchange& exchange) {
    exchange.write(marketplace::user_changed(exchange), operations::change_user, marketplace::user);
}

void make_shop(Exchange& exchange) {
    exchange.write(marketplace::shop_made(exchange), operations::make_shop, marketplace::shop);
}

void show_shop(Exchange& exchange) {
    exchange.read(marketplace::shop_shown(exchange), operations::show_shop, marketplace::shop);
}

void change_shop(Exchange& exchange) {
    exchange.write(marketplace::shop_changed(exchange), operations::change_shop, marketplace::shop);
}

void apply(Exchange& exchange) {
    exchange.write(marketplace::verification_wanted(exchange), operations::apply_for_verification,
                   marketplace::application);
}

void show_verification(Exchange& exchange) {
    exchange.read(marketplace::verification_shown(exchange), operations::show_shop, marketplace::verification);
}

void decide(Exchange& exchange) {
    exchange.write(marketplace::verification_decided(exchange), operations::decide_on_verification,
                   marketplace::decision);
}

void list_verifications(Exchange& exchange) {
    exchange.read(marketplace::verifications_listed(exchange), operations::list_verifications,
                  marketplace::verifications);
}

void show_balance(Exchange& exchange) {
    exchange.read(marketplace::balance_shown(exchange), operations::show_balance, marketplace::balance);
}

void show_statement(Exchange& exchange) {
    exchange.read(marketplace::statement_shown(exchange), operations::show_statement, marketplace::statement);
}

void ask_payout(Exchange& exchange) {
    exchange.write(marketplace::payout_asked(exchange), operations::ask_payout, marketplace::payout);
}

void settle_payout(Exchange& exchange) {
    exchange.write(marketplace::payout_settled(exchange), operations::settle_by_hand, marketplace::payout);
}

void list_payouts(Exchange& exchange) {
    exchange.read(marketplace::payouts_listed(exchange), operations::list_payouts, marketplace::payouts);
}

} // namespace cartwright::api::marketplace::handlers
