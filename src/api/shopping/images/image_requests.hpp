#pragma once

#include "api/shopping/input.hpp"
#include "operations/shopping/images.hpp"

/// Parses the requests of pictures.
namespace cartwright::api::shopping {

/// shopping §4: "with `Accept: text/plain` just the upload signature". Refused: member_invalid, for a file that is not
/// valid.
Result<operations::AddImage> image_wished(RequestContext& context);
operations::ShowImage image_asked_for(RequestContext& context);
Result<operations::ChangeImage> image_change_wished(RequestContext& context);
operations::RemoveImage image_removal_wished(RequestContext& context);

/// The body is the file itself, so the application is in the query. Refused: member_invalid.
Result<operations::SetImageFile> image_file_wished(RequestContext& context);

} // namespace cartwright::api::shopping
