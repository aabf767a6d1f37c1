#pragma once

#include "breaks.hpp"
#include "support/server_process.hpp"

namespace cartwright::torture {

/// A member of the shop buys two things into two carts: one for cash, one for a coupon.
void pay_in_parts(const tests::ServerProcess& server);

/// What breaks the carts of members.
const std::vector<Break>& cart_breaks();

} // namespace cartwright::torture
