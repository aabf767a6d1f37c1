#pragma once

#include "domain/terms.hpp"
#include "providers/ports/provisioner.hpp"
#include "workers/jobs/worker.hpp"

#include <string>

namespace cartwright::jobs {

/// What the two below need: the door whose orders they are, and its terms.
struct VendorContext {
    providers::Provisioner& provisioner;
    std::string door;
    Terms terms;
};

/// Has orders provisioned: subject is the order.
Handler provisioner_of_orders(VendorContext desk);

/// Tells vendors of subscriptions that were suspended, resumed or ended: subject is the subscription.
Handler teller_of_subscriptions(VendorContext desk);

} // namespace cartwright::jobs
