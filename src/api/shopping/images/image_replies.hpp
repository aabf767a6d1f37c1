#pragma once

#include "http/message.hpp"
#include "operations/shopping/images.hpp"

/// Writes the replies to the requests of pictures.
namespace cartwright::api::shopping {

/// 201: the picture, or the signature that was requested. `Location` is below the path that the client used.
http::Reply write_added_image(const operations::ImageShown& added);
http::Reply write_added_shop_image(const operations::ImageShown& added);
http::Reply write_image(const operations::ImageShown& shown);
http::Reply write_no_content(const Image& image); // 204

/// The bytes as they came. The headers forbid a browser to run anything in them, and a cache to store them.
http::Reply write_image_file(const operations::ImageFileShown& shown);

} // namespace cartwright::api::shopping
