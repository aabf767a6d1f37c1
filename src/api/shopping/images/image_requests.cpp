#include "api/shopping/images/image_requests.hpp"

#include "base/base64url.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::shopping {

namespace {

constexpr std::string_view image_model = "image";

/// Decodes base64 of either alphabet, padded or not. Any other text becomes "?", which is no valid file.
std::string decode_base64(std::string text) {
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    text.resize(text.find_last_not_of('=') + 1);
    return from_base64url(text).value_or("?");
}

/// False when `active` is there and unreadable: such a value must not keep an image that was to be withdrawn.
bool is_active_readable(const Input& input) { return !input.has("active") || input.flag("active"); }
tl::unexpected<Refusal> refuse_unreadable_active() { return invalid("active", "is not included in the list"); }

} // namespace

Result<operations::AddImage> read_add_image(RequestContext& context) {
    const Input input(context, image_model);
    if (!is_active_readable(input)) return refuse_unreadable_active();
    operations::AddImage wish{.id = input.text("_id"),
                              .public_id = input.text("public_id"),
                              .parent = input.text("parent_id").value_or(""),
                              .parent_class = input.text("parent_class").value_or(""),
                              .timestamp = input.text("timestamp"),
                              .is_active = input.flag("active").value_or(true),
                              .wants_signature =
                                  context.request.header("Accept").value_or("").starts_with("text/plain")};
    if (auto file = input.text("file")) wish.file = TRY(image_file(decode_base64(*std::move(file)), std::nullopt));
    return wish;
}

operations::ShowImage read_show_image(RequestContext& context) {
    const Input input(context, image_model); // reads the application
    return {.id = id_in_path(context)};
}

Result<operations::ChangeImage> read_change_image(RequestContext& context) {
    const Input input(context, image_model);
    if (!is_active_readable(input)) return refuse_unreadable_active();
    return operations::ChangeImage{.id = id_in_path(context), .is_active = input.flag("active")};
}

operations::RemoveImage read_remove_image(RequestContext& context) {
    const Input input(context, image_model);
    return {.id = id_in_path(context)};
}

Result<operations::SetImageFile> read_set_image_file(RequestContext& context) {
    http::Request query_alone = context.request;
    query_alone.body = {};
    const Input input(query_alone, context.json(), image_model);
    context.credentials().api_key = input.top_level_text("api_key");
    context.credentials().app = input.top_level_text("current_app_id");
    return operations::SetImageFile{.id = id_in_path(context),
                                    .file = TRY(image_file(std::string(context.request.body),
                                                           context.request.header("Content-Type").value_or("")))};
}

} // namespace cartwright::api::shopping
