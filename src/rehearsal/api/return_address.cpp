#include "rehearsal/api/return_address.hpp"

#include <algorithm>

namespace cartwright::api::rehearsal {

namespace {

constexpr std::string_view digits = "0123456789";

/// Whether a character may be part of a host with a port. Others could make a URL lead elsewhere than it seems to.
bool is_plain(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
           c == ':' || c == '[' || c == ']';
}

bool is_this_machine(std::string_view authority) {
    const std::size_t end = authority.find_last_of(":]");
    if (end != std::string_view::npos && authority[end] == ':') {
        if (authority.find_first_not_of(digits, end + 1) != std::string_view::npos) return false;
        authority = authority.substr(0, end);
    }
    if (authority == "localhost" || authority == "[::1]") return true;
    return authority.starts_with("127.") && authority.find_first_not_of("0123456789.") == std::string_view::npos;
}

} // namespace

std::string origin_for_return(std::string_view url, std::string_view shop) {
    const std::size_t scheme = url.starts_with("http://") ? 7 : url.starts_with("https://") ? 8 : 0;
    if (scheme == 0) return {};
    const std::size_t end = std::min(url.find_first_of("/?#", scheme), url.size());
    const std::string_view authority = url.substr(scheme, end - scheme);
    if (authority.empty() || !std::ranges::all_of(authority, is_plain)) return {};
    const std::string_view origin = url.substr(0, end);
    const bool is_of_shop = shop.starts_with(origin) && (shop.size() == end || shop[end] == '/');
    return is_of_shop || is_this_machine(authority) ? std::string(origin) : std::string();
}

} // namespace cartwright::api::rehearsal
