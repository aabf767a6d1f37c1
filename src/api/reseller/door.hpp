#pragma once

#include "api/core/door.hpp"

#include <vector>

namespace cartwright::api::reseller {

/// The reseller API: customers, carts with provisioning attributes, orders per vendor, subscriptions, and the tokens
/// for resellers' programs. It has two doors, since each formats its errors in its own way.
std::vector<Door> doors(const Terms& terms, const Secrets& secrets);

} // namespace cartwright::api::reseller
