#include "api/reseller/identity.hpp"

#include "base/text.hpp"

namespace cartwright::api::reseller {

std::optional<std::string_view> key_of(const http::Request& request) {
    constexpr std::string_view scheme = "bearer ";
    const auto header = request.header("Authorization");
    if (!header || folded(header->substr(0, scheme.size())) != scheme) return std::nullopt;
    const std::string_view token = trimmed(header->substr(scheme.size()));
    if (token.empty()) return std::nullopt;
    return token;
}

} // namespace cartwright::api::reseller
