#pragma once

#include "domain/catalogue/house_product.hpp"
#include "http/message.hpp"

/// Writes the replies to the requests of products.
namespace cartwright::api::shopping {

http::Reply product_made(const HouseProduct& product); // 201
http::Reply product(const HouseProduct& product);
http::Reply products(const std::vector<HouseProduct>& products);
http::Reply product_kept(const ProductId& product); // 204

} // namespace cartwright::api::shopping
