#include "api/shopping/images/image_handlers.hpp"

#include "api/shopping/images/image_replies.hpp"
#include "api/shopping/images/image_requests.hpp"

namespace cartwright::api::shopping {

void add_image(RequestContext& context) {
    context.write(read_add_image(context), operations::add_image, write_added_image);
}
void add_shop_image(RequestContext& context) {
    context.write(read_add_image(context), operations::add_image, write_added_shop_image);
}

void show_image(RequestContext& context) {
    context.read(good(read_show_image(context)), operations::show_image, write_image);
}

void change_image(RequestContext& context) {
    context.write(read_change_image(context), operations::change_image, write_no_content);
}

void remove_image(RequestContext& context) {
    context.write(good(read_remove_image(context)), operations::remove_image, write_no_content);
}

void set_image_file(RequestContext& context) {
    context.write(read_set_image_file(context), operations::set_image_file, write_no_content);
}

void show_image_file(RequestContext& context) {
    context.read_at_length(good(read_show_image(context)), operations::show_image_file, write_image_file);
}

} // namespace cartwright::api::shopping
