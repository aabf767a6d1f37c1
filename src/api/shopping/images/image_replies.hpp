#pragma once

#include "http/message.hpp"
#include "operations/shopping/images.hpp"

/// What is told of pictures.
namespace cartwright::api::shopping {

/// 201: the picture, or the signature that was wanted; where it is found is said in the words of the request.
http::Reply image_added(const operations::ImageShown& added);
http::Reply shop_image_added(const operations::ImageShown& added);
http::Reply image_shown(const operations::ImageShown& shown);
http::Reply image_changed(const Image& image); // 204

/// The bytes as they came. A browser that is led there shows a picture or nothing, and nobody on the way keeps it.
http::Reply image_file_shown(const operations::ImageFileShown& shown);

} // namespace cartwright::api::shopping
