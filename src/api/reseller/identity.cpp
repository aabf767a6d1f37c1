#include "api/reseller/identity.hpp"

#include "base/text.hpp"
#include "http/ascii.hpp"

namespace cartwright::api::reseller {

operations::Credentials credentials_of(const http::Request& request) {
    const std::string_view token = http::bearer_token(request.header("Authorization").value_or(""));
    if (token.empty()) return {};
    return {.key_hash = operations::hash_of_key(token)};
}

} // namespace cartwright::api::reseller
