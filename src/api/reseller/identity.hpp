#pragma once

#include "http/message.hpp"

#include <optional>

namespace cartwright::api::reseller {

/// The access token of `Authorization: Bearer …`.
std::optional<std::string_view> key_of(const http::Request& request);

} // namespace cartwright::api::reseller
