#include "api/shopping/images/image_replies.hpp"

#include "base/json/json_writer.hpp"
#include "base/object_id.hpp"

namespace cartwright::api::shopping {

namespace {

std::string format(const operations::ImageShown& shown) {
    const Image& image = shown.image;
    JsonWriter json;
    json.object([&] {
        json.object("_id", [&] { json.field("$oid", image.id); });
        json.field("active", image.is_active);
        json.field("created_at", timestamp(image.made_at));
        json.field("parent_class", "Shopping::Payment");
        json.field("parent_id", object_id(image.payment.value));
        json.field("public", "no");
        json.field("public_id", image.id);
        json.field("resource_class", "User");
        json.field("resource_id", shown.owner);
        json.field("timestamp", image.said_at.milliseconds / second_ms);
        json.field("updated_at", timestamp(image.changed_at));
    });
    return json.take();
}

/// The picture, or the signature that was requested.
http::Reply write_added_image_below(std::string_view path, const operations::ImageShown& added) {
    http::Reply reply{.status = 201, .headers = {{"Location", std::string(path) + '/' + added.image.id}}};
    const bool is_signed = !added.signature.empty();
    reply.body = is_signed ? added.signature : format(added);
    if (is_signed) reply.content_type = "text/plain";
    return reply;
}

} // namespace

http::Reply write_added_image(const operations::ImageShown& added) {
    return write_added_image_below("/auth/images", added);
}
http::Reply write_added_shop_image(const operations::ImageShown& added) {
    return write_added_image_below("/shopping/images", added);
}

http::Reply write_image(const operations::ImageShown& shown) { return {.body = format(shown)}; }

http::Reply write_no_content(const Image&) { return {.status = 204}; }

http::Reply write_image_file(const operations::ImageFileShown& shown) {
    const std::string name = shown.id + '.' + std::string(name_of(shown.file.type));
    return {.body = shown.file.bytes,
            .content_type = media_type_of(shown.file.type),
            .headers = {{"Content-Security-Policy", "default-src 'none'; sandbox"},
                        {"Content-Disposition", "inline; filename=\"" + name + '"'},
                        {"Cache-Control", "private, no-store"}}};
}

} // namespace cartwright::api::shopping
