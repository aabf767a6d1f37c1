#pragma once

#include "base/json/json_writer.hpp"
#include "http/message.hpp"
#include "operations/marketplace/shoe_carts.hpp"
#include "operations/marketplace/shop_money.hpp"
#include "operations/marketplace/shop_orders.hpp"
#include "operations/marketplace/shops.hpp"
#include "operations/marketplace/users.hpp"

#include <vector>

/// Writes replies in the format of the marketplace's document.
namespace cartwright::api::marketplace {

/// 200, with what was written.
inline http::Reply ok_reply(JsonWriter& json) { return {.status = 200, .body = json.take()}; }

http::Reply write_found_shoes(const std::vector<ShoeListing>& found);
http::Reply write_shoe(const ShoeListing& shoe);
http::Reply write_retired_shoe(const ShoeListing& shoe);
http::Reply write_shoes(const std::vector<ShoeListing>& shoes);

http::Reply write_opened_cart(const std::int64_t& cart);
http::Reply write_ok(const operations::PutShoe& put); // marketplace A0-16: the JSON string "OK"
http::Reply write_cart(const operations::ShoeCart& cart);
http::Reply write_sold_shoes(const operations::ShoesSold& sold);

http::Reply write_tracked_order(const SellerOrder& order);
http::Reply write_orders(const std::vector<ShopOrder>& orders);
http::Reply write_refund(const operations::RefundedShopOrder& refunded);
http::Reply write_rating(const operations::RatedOrder& rated);

http::Reply write_user(const Account& account);
http::Reply write_shop(const operations::ShopShown& shop);
http::Reply write_verification(const operations::ShopShown& shop);
http::Reply write_application(const operations::ShopShown& shop); // with the criteria
http::Reply write_decision(const operations::ShopShown& shop);    // with the reason
http::Reply write_verifications(const std::vector<VerificationEntry>& entries);

http::Reply write_balance(const operations::Balance& balance);
http::Reply write_statement(const operations::Statement& statement);
http::Reply write_payout(const Payout& payout);
http::Reply write_payouts(const std::vector<Payout>& payouts);

} // namespace cartwright::api::marketplace
