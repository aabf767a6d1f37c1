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
inline http::Reply reply(JsonWriter& json) { return {.status = 200, .body = json.take()}; }

http::Reply shoes_found(const std::vector<ShoeListing>& found);
http::Reply shoe(const ShoeListing& shoe);
http::Reply shoe_retired(const ShoeListing& shoe);
http::Reply shoes(const std::vector<ShoeListing>& shoes);

http::Reply cart_opened(const std::int64_t& cart);
http::Reply ok(const operations::PutShoe& put); // marketplace A0-16: the JSON string "OK"
http::Reply cart(const operations::ShoeCart& cart);
http::Reply sold(const operations::ShoesSold& sold);

http::Reply order(const SellerOrder& order);
http::Reply orders(const std::vector<ShopOrder>& orders);
http::Reply refund(const operations::RefundedShopOrder& refunded);
http::Reply rating(const operations::RatedOrder& rated);

http::Reply user(const Account& account);
http::Reply shop(const operations::ShopShown& shop);
http::Reply verification(const operations::ShopShown& shop);
http::Reply application(const operations::ShopShown& shop); // with the criteria
http::Reply decision(const operations::ShopShown& shop);    // with the reason
http::Reply verifications(const std::vector<VerificationEntry>& entries);

http::Reply balance(const operations::Balance& balance);
http::Reply statement(const operations::Statement& statement);
http::Reply payout(const Payout& payout);
http::Reply payouts(const std::vector<Payout>& payouts);

} // namespace cartwright::api::marketplace
