#pragma once

#include "http/message.hpp"
#include "operations/accounts/access.hpp"

namespace cartwright::api::reseller {

/// The access token of `Authorization: Bearer …`.
operations::Credentials credentials_of(const http::Request& request);

} // namespace cartwright::api::reseller
