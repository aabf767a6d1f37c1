#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cartwright::http {

/// The origin of the pages at `url`, as in a browser's Origin header (RFC 6454 §6.2): "https://shop.example" for
/// "https://Shop.example:443/cart". Empty when `url` is not an absolute URL of http or https.
std::string origin_of(std::string_view url);

/// The origins of the pages of a server that listens on `address` ("127.0.0.1:8000"). `localhost` is among them where
/// this machine reaches the server by that name.
std::vector<std::string> origins_at(const std::string& address, bool has_tls);

/// Whether a page of `origin` is allowed by the list `allowed`; "*" in the list allows all.
bool is_allowed(std::string_view origin, const std::vector<std::string>& allowed);

} // namespace cartwright::http
