#pragma once

#include "api/core/exchange.hpp"

/// One for each request of a picture.
namespace cartwright::api::shopping {

void add_image(Exchange& exchange);
void add_shop_image(Exchange& exchange);
void show_image(Exchange& exchange);
void change_image(Exchange& exchange);
void remove_image(Exchange& exchange);
void set_image_file(Exchange& exchange);
void show_image_file(Exchange& exchange);

} // namespace cartwright::api::shopping
