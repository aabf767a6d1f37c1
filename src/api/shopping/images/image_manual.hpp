#pragma once

#include "api/shopping/accounts/manual_parts.hpp"

/// The manual of pictures.
namespace cartwright::api::shopping::manual {

using enum http::Method;

inline constexpr Parameter image{"path", "image_id", text, "The image's id."};
inline constexpr Parameter image_written[] = {once, image};
inline constexpr Parameter image_read[] = {api_key, app, image};
inline constexpr Parameter image_sent[] = {once, api_key, app, image};

inline constexpr std::string_view image_example =
    R"({"_id": {"$oid": "5a96a5c0421aa91ffc68c901"}, "active": true, "created_at": "2018-02-28T12:50:56.123Z", )"
    R"("parent_class": "Shopping::Payment", "parent_id": "5a8b1a0c421aa91ffc68c8f0", "public": "no", )"
    R"("public_id": "5a96a5c0421aa91ffc68c901", "resource_class": "User", )"
    R"("resource_id": "5a87111b421aa91047c428b9", "timestamp": 1519822256, "updated_at": "2018-02-28T12:50:56.123Z"})";
inline constexpr Answer image_invalid{422, "A field is invalid; `errors` has the messages for each field.",
                                      "ShoppingInvalid", R"({"errors": {"parent_id": ["was not found"]}})"};
inline constexpr Answer image_added[] = {
    {201, "The new image, or with `Accept: text/plain` the signature for its upload to an image host.", "ShoppingImage",
     image_example, media::text},
    not_json,
    not_signed_in,
    image_invalid};
inline constexpr Answer image_shown[] = {
    {200, "The image, without its file.", "ShoppingImage", image_example}, not_signed_in, not_found};
inline constexpr Answer image_changed[] = {
    {204, "Success; the reply has no body.", {}, {}}, not_json, not_signed_in, not_found};
inline constexpr Answer image_file_set[] = {
    {204, "The server has stored the file.", {}, {}},
    not_signed_in,
    {413, "The body is larger than the server's limit.", "ShoppingRefused", {}},
    {422, "The file is not a PNG, JPEG or WebP image, or the caller may not change this image.", "ShoppingInvalid",
     R"({"errors": {"file": ["must be a PNG, JPEG or WebP picture"]}})"}};
inline constexpr Answer image_file_shown[] = {{200, "The file.", {}, {}, media::pictures},
                                              not_signed_in,
                                              {404, "The image has no stored file.", "ShoppingRefused", {}},
                                              not_found};

inline constexpr std::string_view image_request =
    R"({"image": {"parent_id": "5a8b1a0c421aa91ffc68c8f0", "parent_class": "Shopping::Payment"}, )"
    R"("api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view image_change =
    R"({"image": {"active": false}, "api_key": "…", "current_app_id": "…"})";

inline constexpr std::string_view request = "ShoppingImageRequest";
inline constexpr Operation image_operations[] = {
    {.method = post,
     .path = "/auth/images",
     .id = "create_member_image",
     .about = "Adds an image that proves a payment, with or without its file.",
     .parameters = write,
     .body = {request, image_request},
     .answers = image_added},
    {.method = get,
     .path = "/auth/images/{image_id}",
     .id = "get_member_image",
     .about = "Returns an image, without its file.",
     .parameters = image_read,
     .answers = image_shown},
    {.method = put,
     .path = "/auth/images/{image_id}",
     .id = "update_member_image",
     .about = "Deactivates an image, or activates it again.",
     .parameters = image_written,
     .body = {request, image_change},
     .answers = image_changed},
    {.method = delete_,
     .path = "/auth/images/{image_id}",
     .id = "delete_member_image",
     .about = "Deletes an image and its file.",
     .parameters = image_written,
     .body = keys_alone,
     .answers = image_changed},
    {.method = put,
     .path = "/auth/images/{image_id}/file",
     .id = "upload_member_image_file",
     .about = "Stores the request body as the file of an image.",
     .parameters = image_sent,
     .body = picture_body(),
     .answers = image_file_set},
    {.method = get,
     .path = "/auth/images/{image_id}/file",
     .id = "download_member_image_file",
     .about = "Returns the file of an image.",
     .parameters = image_read,
     .answers = image_file_shown},
};

inline constexpr Operation shop_image_operations[] = {
    {.method = post,
     .path = "/shopping/images",
     .id = "create_shop_image",
     .about = "Adds an image that proves a payment, with or without its file.",
     .parameters = write,
     .body = {request, image_request},
     .answers = image_added},
    {.method = get,
     .path = "/shopping/images/{image_id}",
     .id = "get_shop_image",
     .about = "Returns an image, without its file.",
     .parameters = image_read,
     .answers = image_shown},
    {.method = put,
     .path = "/shopping/images/{image_id}",
     .id = "update_shop_image",
     .about = "Deactivates an image, or activates it again.",
     .parameters = image_written,
     .body = {request, image_change},
     .answers = image_changed},
    {.method = delete_,
     .path = "/shopping/images/{image_id}",
     .id = "delete_shop_image",
     .about = "Deletes an image and its file.",
     .parameters = image_written,
     .body = keys_alone,
     .answers = image_changed},
    {.method = put,
     .path = "/shopping/images/{image_id}/file",
     .id = "upload_shop_image_file",
     .about = "Stores the request body as the file of an image.",
     .parameters = image_sent,
     .body = picture_body(),
     .answers = image_file_set},
    {.method = get,
     .path = "/shopping/images/{image_id}/file",
     .id = "download_shop_image_file",
     .about = "Returns the file of an image.",
     .parameters = image_read,
     .answers = image_file_shown},
};

} // namespace cartwright::api::shopping::manual
