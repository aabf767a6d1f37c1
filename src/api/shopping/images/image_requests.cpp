#include "api/shopping/images/image_requests.hpp"

#include "base/base64url.hpp"
#include "domain/refusal.hpp"

#include <algorithm>

namespace cartwright::api::shopping {

namespace {

constexpr std::string_view image_model = "image";

/// Decodes base64 of either alphabet, padded or not. Any other text becomes "?", which is no valid file.
std::string bytes_in(std::string text) {
    std::ranges::replace(text, '+', '-');
    std::ranges::replace(text, '/', '_');
    text.resize(text.find_last_not_of('=') + 1);
    return from_base64url(text).value_or("?");
}

/// False when `active` is there and unreadable: such a value must not keep an image that was to be withdrawn.
bool says_active(const Input& input) { return !input.has("active") || input.flag("active"); }
tl::unexpected<Refusal> unclear_activity() { return invalid("active", "is not included in the list"); }

} // namespace

Result<operations::AddImage> image_wished(RequestContext& context) {
    const Input input(context, image_model);
    if (!says_active(input)) return unclear_activity();
    operations::AddImage wish{.id = input.text("_id"),
                              .public_id = input.text("public_id"),
                              .parent = input.text("parent_id").value_or(""),
                              .parent_class = input.text("parent_class").value_or(""),
                              .timestamp = input.text("timestamp"),
                              .is_active = input.flag("active").value_or(true),
                              .wants_signature =
                                  context.request.header("Accept").value_or("").starts_with("text/plain")};
    if (auto file = input.text("file")) wish.file = TRY(image_file(bytes_in(*std::move(file)), std::nullopt));
    return wish;
}

operations::ShowImage image_asked_for(RequestContext& context) {
    const Input input(context, image_model); // reads the application
    return {.id = id_in_path(context)};
}

Result<operations::ChangeImage> image_change_wished(RequestContext& context) {
    const Input input(context, image_model);
    if (!says_active(input)) return unclear_activity();
    return operations::ChangeImage{.id = id_in_path(context), .is_active = input.flag("active")};
}

operations::RemoveImage image_removal_wished(RequestContext& context) {
    const Input input(context, image_model);
    return {.id = id_in_path(context)};
}

Result<operations::SetImageFile> image_file_wished(RequestContext& context) {
    http::Request query_alone = context.request;
    query_alone.body = {};
    const Input input(query_alone, context.json(), image_model);
    context.credentials().api_key = input.beside("api_key");
    context.credentials().app = input.beside("current_app_id");
    return operations::SetImageFile{.id = id_in_path(context),
                                    .file = TRY(image_file(std::string(context.request.body),
                                                           context.request.header("Content-Type").value_or("")))};
}

} // namespace cartwright::api::shopping
