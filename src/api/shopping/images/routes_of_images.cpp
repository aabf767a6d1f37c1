#include "api/shopping/images/routes_of_images.hpp"

#include "api/shopping/accounts/who_may.hpp"
#include "api/shopping/images/image_handlers.hpp"
#include "api/shopping/images/image_manual.hpp"

namespace cartwright::api::shopping {

namespace {

using enum http::Method;

constexpr Route images[] = {
    {post, "/auth/images", add_image, members},
    {get, "/auth/images/{image_id}", show_image, members},
    {put, "/auth/images/{image_id}", change_image, members},
    {delete_, "/auth/images/{image_id}", remove_image, members},
    {put, "/auth/images/{image_id}/file", set_image_file, members},
    {get, "/auth/images/{image_id}/file", show_image_file, members},
};

constexpr Route shop_images[] = {
    {post, "/shopping/images", add_shop_image, members},
    {get, "/shopping/images/{image_id}", show_image, members},
    {put, "/shopping/images/{image_id}", change_image, members},
    {delete_, "/shopping/images/{image_id}", remove_image, members},
    {put, "/shopping/images/{image_id}/file", set_image_file, members},
    {get, "/shopping/images/{image_id}/file", show_image_file, members},
};

} // namespace

RouteTable routes_of_images() { return {images, manual::image_operations}; }
RouteTable routes_of_shop_images() { return {shop_images, manual::shop_image_operations}; }

} // namespace cartwright::api::shopping
