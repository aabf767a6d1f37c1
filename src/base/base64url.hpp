#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// Bytes as RFC 4648 §5 writes them, without padding.
std::string base64url(std::string_view bytes);

/// The bytes that `text` stands for; nothing when it is not exactly what `base64url` would have written.
std::optional<std::string> from_base64url(std::string_view text);

} // namespace cartwright
