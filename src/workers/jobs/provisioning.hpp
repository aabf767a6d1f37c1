#pragma once

#include "domain/secrets.hpp"
#include "domain/terms.hpp"
#include "providers/ports/provisioner.hpp"
#include "workers/jobs/worker.hpp"

#include <string>

namespace cartwright::jobs {

/// What the two handlers below need: the vendors' adapter, and the door of the orders with its terms and secrets.
struct VendorContext {
    providers::Provisioner& provisioner;
    std::string door;
    Terms terms;
    Secrets secrets{};
};

/// Makes the handler that has vendors provision orders. The subject of a job is the order.
Handler order_provisioner(VendorContext vendors);

/// Makes the handler that reports suspended, resumed and ended subscriptions to their vendors. The subject of a job is
/// the subscription.
Handler subscription_notifier(VendorContext vendors);

} // namespace cartwright::jobs
