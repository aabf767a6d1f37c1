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

http::Reply write_categories(const shelf::Categories::All& all);
http::Reply write_category(const Category& category);
http::Reply write_products(const shelf::Page& page, const shelf::Wish& wish);
http::Reply write_product(const shelf::Found& found, const Category* category);
http::Reply write_related_products(const shelf::Page& page);
http::Reply write_brands(const std::vector<std::string>& brands);

http::Reply write_opened_cart(const CartId& cart);
http::Reply write_cart(const Cart& cart);
http::Reply write_added_item(const operations::AddedItem& item);
http::Reply write_removed_item(const operations::RemoveItem& item);
http::Reply write_receipt(const operations::Receipt& receipt);
http::Reply write_settlement(const operations::Settlement& settlement);
http::Reply write_order(const Order& order);

} // namespace cartwright::api::storefront
