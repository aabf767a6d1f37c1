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

Result<operations::SearchShoes> shoes_in_body(RequestContext& context);        // POST /catalog/filter
Result<operations::SearchShoes> shoes_in_query(const RequestContext& context); // GET /search/filter
Result<operations::NameShoe> shoe_named(const RequestContext& context);        // /listings/{listing_id}
Result<operations::CompareShoes> shoes_compared(const RequestContext& context);
Result<operations::OfferShoe> shoe_offered(RequestContext& context);
Result<operations::ChangeShoe> shoe_changed(RequestContext& context);
Result<operations::SetFlashSale> flash_sale_set(RequestContext& context);
Result<operations::ListShoes> shoes_listed(const RequestContext& context);

Result<operations::OpenShoeCart> cart_opened(RequestContext& context);
Result<operations::PutShoe> shoe_added(const RequestContext& context);       // all in the query
Result<operations::PutShoe> shoe_added_in_path(RequestContext& context);     // POST /cart/{cart_id}/items/{product_id}
Result<operations::PutShoe> shoe_set(RequestContext& context);               // PUT
Result<operations::ShowShoeCart> cart_shown(const RequestContext& context);  // /carts/{cart_id}
Result<operations::CheckOutShoes> cart_checked_out(RequestContext& context); // with a payment form, or without

Result<operations::TrackOrder> order_tracked(const RequestContext& context);
Result<operations::StepOrder> order_stepped(RequestContext& context);
Result<operations::RefundShopOrder> order_refunded(RequestContext& context);
Result<operations::RateOrder> order_rated(RequestContext& context);
Result<operations::ListShopOrders> orders_listed(const RequestContext& context);

Result<operations::MakeUser> user_made(RequestContext& context);
Result<operations::ShowUser> user_shown(const RequestContext& context);
Result<operations::ChangeUser> user_changed(RequestContext& context);

Result<operations::MakeShop> shop_made(RequestContext& context);
Result<operations::ShowShop> shop_shown(const RequestContext& context);
Result<operations::ChangeShop> shop_changed(RequestContext& context);
Result<operations::ApplyForVerification> verification_wanted(const RequestContext& context); // ?shop_id=
Result<operations::ShowShop> verification_shown(const RequestContext& context);              // likewise
Result<operations::DecideOnVerification> verification_decided(RequestContext& context);
Result<operations::ListVerifications> verifications_listed(const RequestContext& context);

Result<operations::ShowBalance> balance_shown(const RequestContext& context);
Result<operations::ShowStatement> statement_shown(const RequestContext& context);
Result<operations::AskPayout> payout_asked(RequestContext& context);
Result<operations::ListPayouts> payouts_listed(const RequestContext& context);
Result<operations::SettleByHand> payout_settled(RequestContext& context);

} // namespace cartwright::api::marketplace
