#pragma once

#include "domain/catalogue/house_product.hpp"
#include "http/message.hpp"

/// Writes the replies to the requests of products.
namespace cartwright::api::shopping {

http::Reply write_created_product(const HouseProduct& product); // 201
http::Reply write_product(const HouseProduct& product);
http::Reply write_products(const std::vector<HouseProduct>& products);
http::Reply write_no_content(const ProductId& product); // 204

} // namespace cartwright::api::shopping
