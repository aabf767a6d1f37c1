#pragma once

#include "api/core/request_context.hpp"

/// The handlers of the requests of pictures, one for each.
namespace cartwright::api::shopping {

void add_image(RequestContext& context);
void add_shop_image(RequestContext& context);
void show_image(RequestContext& context);
void change_image(RequestContext& context);
void remove_image(RequestContext& context);
void set_image_file(RequestContext& context);
void show_image_file(RequestContext& context);

} // namespace cartwright::api::shopping
