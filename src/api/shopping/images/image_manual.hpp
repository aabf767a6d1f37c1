#pragma once

#include "api/shopping/accounts/manual.hpp"

/// What the OpenAPI document says about pictures.
namespace cartwright::api::shopping::manual {

inline constexpr Parameter image{"path", "image_id", text, "Which."};
inline constexpr Parameter image_written[] = {once, image};
inline constexpr Parameter image_read[] = {api_key, app, image};
inline constexpr Parameter image_sent[] = {once, api_key, app, image};

inline constexpr std::string_view image_example =
    R"({"_id": {"$oid": "5a96a5c0421aa91ffc68c901"}, "active": true, "created_at": "2018-02-28T12:50:56.123Z", )"
    R"("parent_class": "Shopping::Payment", "parent_id": "5a8b1a0c421aa91ffc68c8f0", "public": "no", )"
    R"("public_id": "5a96a5c0421aa91ffc68c901", "resource_class": "User", )"
    R"("resource_id": "5a87111b421aa91047c428b9", "timestamp": 1519822256, "updated_at": "2018-02-28T12:50:56.123Z"})";
inline constexpr Answer image_invalid{422, "What is wrong, field by field.", "ShoppingInvalid",
                                      R"({"errors": {"parent_id": ["was not found"]}})"};
inline constexpr Answer image_added[] = {{201, "The picture; with `Accept: text/plain` the signature for its upload.",
                                          "ShoppingImage", image_example, media::text},
                                         not_json,
                                         not_signed_in,
                                         image_invalid};
inline constexpr Answer image_shown[] = {
    {200, "The picture.", "ShoppingImage", image_example}, not_signed_in, not_found};
inline constexpr Answer image_changed[] = {{204, "Done.", {}, {}}, not_json, not_signed_in, not_found};
inline constexpr Answer image_file_set[] = {{204, "It is kept.", {}, {}},
                                            not_signed_in,
                                            {413, "Larger than any body may be.", "ShoppingRefused", {}},
                                            {422, "It is no picture, or there is none that it could be of.",
                                             "ShoppingInvalid",
                                             R"({"errors": {"file": ["must be a PNG, JPEG or WebP picture"]}})"}};
inline constexpr Answer image_file_shown[] = {{200, "The file.", {}, {}, media::pictures},
                                              not_signed_in,
                                              {404, "None has come.", "ShoppingRefused", {}},
                                              not_found};

inline constexpr std::string_view image_request =
    R"({"image": {"parent_id": "5a8b1a0c421aa91ffc68c8f0", "parent_class": "Shopping::Payment"}, )"
    R"("api_key": "…", "current_app_id": "…"})";
inline constexpr std::string_view image_change =
    R"({"image": {"active": false}, "api_key": "…", "current_app_id": "…"})";

} // namespace cartwright::api::shopping::manual
