#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// Encodes bytes as base64url (RFC 4648 §5) without padding.
std::string base64url(std::string_view bytes);

/// Decodes `text`. Returns nothing when it is not exactly what `base64url` would have written.
std::optional<std::string> from_base64url(std::string_view text);

} // namespace cartwright
