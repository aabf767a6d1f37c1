#pragma once

#include "api/shopping/input.hpp"
#include "operations/shopping/images.hpp"

/// Parses the requests of pictures.
namespace cartwright::api::shopping {

/// shopping §4: "with `Accept: text/plain` just the upload signature". Refused: member_invalid, for a file that is not
/// valid.
Result<operations::AddImage> read_add_image(RequestContext& context);
operations::ShowImage read_show_image(RequestContext& context);
Result<operations::ChangeImage> read_change_image(RequestContext& context);
operations::RemoveImage read_remove_image(RequestContext& context);

/// The body is the file itself, so the application is in the query. Refused: member_invalid.
Result<operations::SetImageFile> read_set_image_file(RequestContext& context);

} // namespace cartwright::api::shopping
