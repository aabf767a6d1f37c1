#pragma once

#include "base/json/json_writer.hpp"
#include "http/message.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/member_carts.hpp"

/// Writes items, carts, payments and coupons in the format of the shopping document: attributes in alphabetical order,
/// then what is computed.
namespace cartwright::api::shopping {

http::Reply write_created_item(const operations::Owned<CartItem>& item);
http::Reply write_item(const operations::Owned<CartItem>& item);
http::Reply write_items(const operations::Owned<std::vector<CartItem>>& items);

http::Reply write_created_cart(const operations::ShownCart& cart);
http::Reply write_cart(const operations::ShownCart& cart);
http::Reply write_carts(const operations::Owned<std::vector<MemberCart>>& carts);

http::Reply write_created_payment(const operations::ShownPayment& payment);
http::Reply write_payment(const operations::ShownPayment& payment);
http::Reply write_payments(const std::vector<operations::ShownPayment>& payments);

http::Reply write_created_discount(const operations::ShownDiscount& discount);
http::Reply write_discount(const operations::ShownDiscount& discount);
http::Reply write_discounts(const std::vector<operations::ShownDiscount>& discounts);

/// An item among the results of a search, with its `_type`.
void write_found(JsonWriter& json, const operations::Owned<CartItem>& item);

/// 204, for any value.
template <class Value> http::Reply write_no_content(const Value&) { return {.status = 204}; }

} // namespace cartwright::api::shopping
