#pragma once

#include "base/json/json_writer.hpp"
#include "http/message.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/member_carts.hpp"

/// Writes items, carts, payments and coupons in the format of the shopping document: attributes in alphabetical order,
/// then what is computed.
namespace cartwright::api::shopping {

http::Reply item_made(const operations::Owned<CartItem>& item);
http::Reply item(const operations::Owned<CartItem>& item);
http::Reply items(const operations::Owned<std::vector<CartItem>>& items);

http::Reply cart_made(const operations::ShownCart& cart);
http::Reply cart(const operations::ShownCart& cart);
http::Reply carts(const operations::Owned<std::vector<MemberCart>>& carts);

http::Reply payment_made(const operations::ShownPayment& payment);
http::Reply payment(const operations::ShownPayment& payment);
http::Reply payments(const std::vector<operations::ShownPayment>& payments);

http::Reply discount_made(const operations::ShownDiscount& discount);
http::Reply discount(const operations::ShownDiscount& discount);
http::Reply discounts(const std::vector<operations::ShownDiscount>& discounts);

/// An item among the results of a search, with its `_type`.
void write_found(JsonWriter& json, const operations::Owned<CartItem>& item);

/// 204, for any value.
template <class Value> http::Reply done(const Value&) { return {.status = 204}; }

} // namespace cartwright::api::shopping
