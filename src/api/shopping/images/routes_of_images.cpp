#include "api/shopping/images/routes_of_images.hpp"

#include "api/shopping/accounts/words_of_routes.hpp"
#include "api/shopping/images/image_handlers.hpp"
#include "api/shopping/images/image_manual.hpp"

namespace cartwright::api::shopping {

namespace {

using http::Method;

constexpr std::string_view request = "ShoppingImageRequest";

constexpr Route images[] = {
    {Method::post, "/auth/images", add_image, "create_member_image",
     "Adds an image that proves a payment, with or without its file.", manual::write, request, manual::image_request,
     manual::image_added, members},
    {Method::get, "/auth/images/{image_id}", show_image, "get_member_image", "Returns an image, without its file.",
     manual::image_read, no_body, no_body, manual::image_shown, members},
    {Method::put, "/auth/images/{image_id}", change_image, "update_member_image",
     "Deactivates an image, or activates it again.", manual::image_written, request, manual::image_change,
     manual::image_changed, members},
    {Method::delete_, "/auth/images/{image_id}", remove_image, "delete_member_image", "Deletes an image and its file.",
     manual::image_written, keys_alone, manual::keys_example, manual::image_changed, members},
    {Method::put, "/auth/images/{image_id}/file", set_image_file, "upload_member_image_file",
     "Stores the request body as the file of an image.", manual::image_sent, picture_body(), no_body,
     manual::image_file_set, members},
    {Method::get, "/auth/images/{image_id}/file", show_image_file, "download_member_image_file",
     "Returns the file of an image.", manual::image_read, no_body, no_body, manual::image_file_shown, members},
};

constexpr Route shop_images[] = {
    {Method::post, "/shopping/images", add_shop_image, "create_shop_image",
     "Adds an image that proves a payment, with or without its file.", manual::write, request, manual::image_request,
     manual::image_added, members},
    {Method::get, "/shopping/images/{image_id}", show_image, "get_shop_image", "Returns an image, without its file.",
     manual::image_read, no_body, no_body, manual::image_shown, members},
    {Method::put, "/shopping/images/{image_id}", change_image, "update_shop_image",
     "Deactivates an image, or activates it again.", manual::image_written, request, manual::image_change,
     manual::image_changed, members},
    {Method::delete_, "/shopping/images/{image_id}", remove_image, "delete_shop_image",
     "Deletes an image and its file.", manual::image_written, keys_alone, manual::keys_example, manual::image_changed,
     members},
    {Method::put, "/shopping/images/{image_id}/file", set_image_file, "upload_shop_image_file",
     "Stores the request body as the file of an image.", manual::image_sent, picture_body(), no_body,
     manual::image_file_set, members},
    {Method::get, "/shopping/images/{image_id}/file", show_image_file, "download_shop_image_file",
     "Returns the file of an image.", manual::image_read, no_body, no_body, manual::image_file_shown, members},
};

} // namespace

std::span<const Route> routes_of_images() { return images; }
std::span<const Route> routes_of_shop_images() { return shop_images; }

} // namespace cartwright::api::shopping
