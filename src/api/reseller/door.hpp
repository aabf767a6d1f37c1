#pragma once

#include "api/core/door.hpp"

#include <vector>

namespace cartwright::api::reseller {

/// Resellers: their customers, carts with provisioning attributes, orders per vendor, subscriptions; and the tokens by
/// which their programs come in. Two doors, since each words its errors in its own way.
std::vector<Door> doors(const Terms& terms);

} // namespace cartwright::api::reseller
