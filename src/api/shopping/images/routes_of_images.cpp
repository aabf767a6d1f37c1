#include "api/shopping/images/routes_of_images.hpp"

#include "api/shopping/accounts/words_of_routes.hpp"
#include "api/shopping/images/image_handlers.hpp"
#include "api/shopping/images/image_manual.hpp"

namespace cartwright::api::shopping {

namespace {

using http::Method;

constexpr std::string_view request = "ShoppingImageRequest";

constexpr Route images[] = {
    {Method::post, "/auth/images", add_image, "add_image", "A picture that proves a payment, with its file or without.",
     manual::write, request, manual::image_request, manual::image_added, members},
    {Method::get, "/auth/images/{image_id}", show_image, "show_image", "What is known of a picture.",
     manual::image_read, no_body, no_body, manual::image_shown, members},
    {Method::put, "/auth/images/{image_id}", change_image, "change_image", "Takes a picture back, or takes that back.",
     manual::image_written, request, manual::image_change, manual::image_changed, members},
    {Method::delete_, "/auth/images/{image_id}", remove_image, "remove_image", "The picture is gone.",
     manual::image_written, keys_alone, manual::keys_example, manual::image_changed, members},
    {Method::put, "/auth/images/{image_id}/file", set_image_file, "set_image_file", "The file itself, as the body.",
     manual::image_sent, picture_body(), no_body, manual::image_file_set, members},
    {Method::get, "/auth/images/{image_id}/file", show_image_file, "show_image_file", "The file itself.",
     manual::image_read, no_body, no_body, manual::image_file_shown, members},
};

constexpr Route shop_images[] = {
    {Method::post, "/shopping/images", add_shop_image, "add_shop_image",
     "A picture that proves a payment, with its file or without.", manual::write, request, manual::image_request,
     manual::image_added, members},
    {Method::get, "/shopping/images/{image_id}", show_image, "show_shop_image", "What is known of a picture.",
     manual::image_read, no_body, no_body, manual::image_shown, members},
    {Method::put, "/shopping/images/{image_id}", change_image, "change_shop_image",
     "Takes a picture back, or takes that back.", manual::image_written, request, manual::image_change,
     manual::image_changed, members},
    {Method::delete_, "/shopping/images/{image_id}", remove_image, "remove_shop_image", "The picture is gone.",
     manual::image_written, keys_alone, manual::keys_example, manual::image_changed, members},
    {Method::put, "/shopping/images/{image_id}/file", set_image_file, "set_shop_image_file",
     "The file itself, as the body.", manual::image_sent, picture_body(), no_body, manual::image_file_set, members},
    {Method::get, "/shopping/images/{image_id}/file", show_image_file, "show_shop_image_file", "The file itself.",
     manual::image_read, no_body, no_body, manual::image_file_shown, members},
};

} // namespace

std::span<const Route> routes_of_images() { return images; }
std::span<const Route> routes_of_shop_images() { return shop_images; }

} // namespace cartwright::api::shopping
