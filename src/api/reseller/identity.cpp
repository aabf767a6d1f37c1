#include "api/reseller/identity.hpp"

#include "base/text.hpp"

namespace cartwright::api::reseller {

operations::Credentials credentials_of(const http::Request& request) {
    constexpr std::string_view scheme = "bearer ";
    const auto header = request.header("Authorization");
    if (!header || folded(header->substr(0, scheme.size())) != scheme) return {};
    const std::string_view token = trimmed(header->substr(scheme.size()));
    if (token.empty()) return {};
    return {.key_hash = operations::hash_of_key(token)};
}

} // namespace cartwright::api::reseller
