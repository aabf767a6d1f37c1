#pragma once

#include "http/message.hpp"
#include "operations/shopping/images.hpp"

/// Writes the replies to the requests of pictures.
namespace cartwright::api::shopping {

/// 201: the picture, or the signature that was requested. `Location` is below the path that the client used.
http::Reply image_added(const operations::ImageShown& added);
http::Reply shop_image_added(const operations::ImageShown& added);
http::Reply image_shown(const operations::ImageShown& shown);
http::Reply image_changed(const Image& image); // 204

/// The bytes as they came. The headers forbid a browser to run anything in them, and a cache to store them.
http::Reply image_file_shown(const operations::ImageFileShown& shown);

} // namespace cartwright::api::shopping
