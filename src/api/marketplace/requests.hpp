#pragma once

#include "api/core/request_context.hpp"
#include "operations/marketplace/shoe_carts.hpp"
#include "operations/marketplace/shoes.hpp"
#include "operations/marketplace/shop_money.hpp"
#include "operations/marketplace/shop_orders.hpp"
#include "operations/marketplace/shops.hpp"
#include "operations/marketplace/users.hpp"

/// Parses requests of the marketplace into commands. All parsing is done here, once.
namespace cartwright::api::marketplace {

Result<operations::SearchShoes> read_search_shoes(RequestContext& context);                // POST /catalog/filter
Result<operations::SearchShoes> read_search_shoes_by_query(const RequestContext& context); // GET /search/filter
Result<operations::NameShoe> read_shoe_reference(const RequestContext& context);           // /listings/{listing_id}
Result<operations::CompareShoes> read_compare_shoes(const RequestContext& context);
Result<operations::OfferShoe> read_offer_shoe(RequestContext& context);
Result<operations::ChangeShoe> read_change_shoe(RequestContext& context);
Result<operations::SetFlashSale> read_set_flash_sale(RequestContext& context);
Result<operations::ListShoes> read_list_shoes(const RequestContext& context);

Result<operations::OpenShoeCart> read_open_shoe_cart(RequestContext& context);
Result<operations::PutShoe> read_add_shoe(const RequestContext& context);   // all in the query
Result<operations::PutShoe> read_add_shoe_in_path(RequestContext& context); // POST /cart/{cart_id}/items/{product_id}
Result<operations::PutShoe> read_set_shoe(RequestContext& context);         // PUT
Result<operations::ShowShoeCart> read_show_shoe_cart(const RequestContext& context); // /carts/{cart_id}
Result<operations::CheckOutShoes> read_check_out_shoes(RequestContext& context);     // with a payment form, or without

Result<operations::TrackOrder> read_track_order(const RequestContext& context);
Result<operations::StepOrder> read_step_order(RequestContext& context);
Result<operations::RefundShopOrder> read_refund_shop_order(RequestContext& context);
Result<operations::RateOrder> read_rate_order(RequestContext& context);
Result<operations::ListShopOrders> read_list_shop_orders(const RequestContext& context);

Result<operations::MakeUser> read_make_user(RequestContext& context);
Result<operations::ShowUser> read_show_user(const RequestContext& context);
Result<operations::ChangeUser> read_change_user(RequestContext& context);

Result<operations::MakeShop> read_make_shop(RequestContext& context);
Result<operations::ShowShop> read_show_shop(const RequestContext& context);
Result<operations::ChangeShop> read_change_shop(RequestContext& context);
Result<operations::ApplyForVerification> read_apply_for_verification(const RequestContext& context); // ?shop_id=
Result<operations::ShowShop> read_show_verification(const RequestContext& context);                  // likewise
Result<operations::DecideOnVerification> read_decide_on_verification(RequestContext& context);
Result<operations::ListVerifications> read_list_verifications(const RequestContext& context);

Result<operations::ShowBalance> read_show_balance(const RequestContext& context);
Result<operations::ShowStatement> read_show_statement(const RequestContext& context);
Result<operations::AskPayout> read_ask_payout(RequestContext& context);
Result<operations::ListPayouts> read_list_payouts(const RequestContext& context);
Result<operations::SettleByHand> read_settle_payout(RequestContext& context);

} // namespace cartwright::api::marketplace
