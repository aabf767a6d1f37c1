#pragma once

#include "base/result.hpp"
#include "http/message.hpp"

namespace cartwright::api::admin {

http::Reply refusal(const Refusal& refusal);

} // namespace cartwright::api::admin
