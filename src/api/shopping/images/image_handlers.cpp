#include "api/shopping/images/image_handlers.hpp"

#include "api/shopping/images/image_replies.hpp"
#include "api/shopping/images/image_requests.hpp"

namespace cartwright::api::shopping {

void add_image(RequestContext& context) { context.write(image_wished(context), operations::add_image, image_added); }
void add_shop_image(RequestContext& context) {
    context.write(image_wished(context), operations::add_image, shop_image_added);
}

void show_image(RequestContext& context) {
    context.read(good(image_asked_for(context)), operations::show_image, image_shown);
}

void change_image(RequestContext& context) {
    context.write(image_change_wished(context), operations::change_image, image_changed);
}

void remove_image(RequestContext& context) {
    context.write(good(image_removal_wished(context)), operations::remove_image, image_changed);
}

void set_image_file(RequestContext& context) {
    context.write(image_file_wished(context), operations::set_image_file, image_changed);
}

void show_image_file(RequestContext& context) {
    context.read_at_length(good(image_asked_for(context)), operations::show_image_file, image_file_shown);
}

} // namespace cartwright::api::shopping
