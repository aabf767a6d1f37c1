#include "api/shopping/images/image_handlers.hpp"

#include "api/shopping/images/image_replies.hpp"
#include "api/shopping/images/image_requests.hpp"

namespace cartwright::api::shopping {

void add_image(Exchange& exchange) { exchange.write(image_wished(exchange), operations::add_image, image_added); }
void add_shop_image(Exchange& exchange) {
    exchange.write(image_wished(exchange), operations::add_image, shop_image_added);
}

void show_image(Exchange& exchange) {
    exchange.read(good(image_asked_for(exchange)), operations::show_image, image_shown);
}

void change_image(Exchange& exchange) {
    exchange.write(image_change_wished(exchange), operations::change_image, image_changed);
}

void remove_image(Exchange& exchange) {
    exchange.write(good(image_removal_wished(exchange)), operations::remove_image, image_changed);
}

void set_image_file(Exchange& exchange) {
    exchange.write(image_file_wished(exchange), operations::set_image_file, image_changed);
}

void show_image_file(Exchange& exchange) {
    exchange.read_at_length(good(image_asked_for(exchange)), operations::show_image_file, image_file_shown);
}

} // namespace cartwright::api::shopping
