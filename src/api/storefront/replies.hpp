#pragma once

#include "http/message.hpp"
#include "operations/orders/carts.hpp"
#include "operations/orders/checkout.hpp"
#include "operations/orders/orders.hpp"
#include "operations/orders/payments.hpp"
#include "shelf/categories.hpp"
#include "shelf/shelf.hpp"

/// Writes replies in the format of the storefront's document.
namespace cartwright::api::storefront {

http::Reply categories(const shelf::Categories::All& all);
http::Reply category(const Category& category);
http::Reply products(const shelf::Page& page, const shelf::Wish& wish);
http::Reply product(const shelf::Found& found, const Category* category);
http::Reply related(const shelf::Page& page);
http::Reply brands(const std::vector<std::string>& brands);

http::Reply cart_opened(const CartId& cart);
http::Reply cart(const Cart& cart);
http::Reply item_added(const operations::AddedItem& item);
http::Reply item_removed(const operations::RemoveItem& item);
http::Reply receipt(const operations::Receipt& receipt);
http::Reply settlement(const operations::Settlement& settlement);
http::Reply order(const Order& order);

} // namespace cartwright::api::storefront
