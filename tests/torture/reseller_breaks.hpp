#pragma once

#include "breaks.hpp"
#include "support/server_process.hpp"

namespace cartwright::torture {

/// Has a reseller order of vendors, so that there are orders at every step: provisioned (with a secret, and one of them
/// changed later), failed, cancelled, and one whose vendor never answers.
void sell_again(const tests::ServerProcess& server);

const std::vector<Break>& reseller_breaks();

} // namespace cartwright::torture
