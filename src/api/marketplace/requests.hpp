#pragma once

#include "api/core/exchange.hpp"
#include "operations/marketplace/shoe_carts.hpp"
#include "operations/marketplace/shoes.hpp"
#include "operations/marketplace/shop_money.hpp"
#include "operations/marketplace/shop_orders.hpp"
#include "operations/marketplace/shops.hpp"
#include "operations/marketplace/users.hpp"

/// From what a client sent to what it wants: parsed once, here.
namespace cartwright::api::marketplace {

Result<operations::SearchShoes> shoes_in_body(Exchange& exchange);        // POST /catalog/filter
Result<operations::SearchShoes> shoes_in_query(const Exchange& exchange); // GET /search/filter
Result<operations::NameShoe> shoe_named(const Exchange& exchange);        // /listings/{listing_id}
Result<operations::CompareShoes> shoes_compared(const Exchange& exchange);
Result<operations::OfferShoe> shoe_offered(Exchange& exchange);
Result<operations::ChangeShoe> shoe_changed(Exchange& exchange);
Result<operations::SetFlashSale> flash_sale_set(Exchange& exchange);
Result<operations::ListShoes> shoes_listed(const Exchange& exchange);

Result<operations::OpenShoeCart> cart_opened(Exchange& exchange);
Result<operations::PutShoe> shoe_added(const Exchange& exchange);       // all in the query
Result<operations::PutShoe> shoe_added_in_path(Exchange& exchange);     // POST /cart/{cart_id}/items/{product_id}
Result<operations::PutShoe> shoe_set(Exchange& exchange);               // PUT
Result<operations::ShowShoeCart> cart_shown(const Exchange& exchange);  // /carts/{cart_id}
Result<operations::CheckOutShoes> cart_checked_out(Exchange& exchange); // with a payment form, or without

Result<operations::TrackOrder> order_tracked(const Exchange& exchange);
Result<operations::StepOrder> order_stepped(Exchange& exchange);
Result<operations::RefundShopOrder> order_refunded(Exchange& exchange);
Result<operations::RateOrder> order_rated(Exchange& exchange);
Result<operations::ListShopOrders> orders_listed(const Exchange& exchange);

Result<operations::MakeUser> user_made(Exchange& exchange);
Result<operations::ShowUser> user_shown(const Exchange& exchange);
Result<operations::ChangeUser> user_changed(Exchange& exchange);

Result<operations::MakeShop> shop_made(Exchange& exchange);
Result<operations::ShowShop> shop_shown(const Exchange& exchange);
Result<operations::ChangeShop> shop_changed(Exchange& exchange);
Result<operations::ApplyForVerification> verification_wanted(const Exchange& exchange); // ?shop_id=
Result<operations::ShowShop> verification_shown(const Exchange& exchange);              // likewise
Result<operations::DecideOnVerification> verification_decided(Exchange& exchange);
Result<operations::ListVerifications> verifications_listed(const Exchange& exchange);

Result<operations::ShowBalance> balance_shown(const Exchange& exchange);
Result<operations::ShowStatement> statement_shown(const Exchange& exchange);
Result<operations::AskPayout> payout_asked(Exchange& exchange);
Result<operations::ListPayouts> payouts_listed(const Exchange& exchange);
Result<operations::SettleByHand> payout_settled(Exchange& exchange);

} // namespace cartwright::api::marketplace
