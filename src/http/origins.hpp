#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cartwright::http {

/// The origin of the pages at `url` as a browser's Origin header has it (RFC 6454 §6.2): "https://shop.example" for
/// "https://Shop.example:443/cart". Empty when `url` is not an absolute URL of http or https.
std::string origin_of(std::string_view url);

/// The origins of the pages of a server that listens on `address` ("127.0.0.1:8000"): where this machine reaches it by
/// that name, also that of `localhost`.
std::vector<std::string> origins_at(const std::string& address, bool has_tls);

/// Whether a page of `origin` may use what is only for pages of `allowed`; "*" in there allows all.
bool is_allowed(std::string_view origin, const std::vector<std::string>& allowed);

} // namespace cartwright::http
