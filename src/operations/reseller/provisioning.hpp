#pragma once

#include "domain/reseller/provisioning.hpp"
#include "operations/work.hpp"

/// Takes a vendor's order from placed to provisioned or failed. Between these two operations a job asks the vendor,
/// under a stable idempotency key. So the order is provisioned once, whatever happens in between.
namespace cartwright::operations {

struct BeginProvisioning {
    OrderId order;
};

/// The request to the vendor; nothing when the order has ended. From now on the order cannot be cancelled. Refused:
/// secrets_not_kept, when its secrets were sealed with another key.
Result<std::optional<VendorRequest>> begin_provisioning(Work& work, const BeginProvisioning& wish);

struct EndProvisioning {
    OrderId order;
    VendorAnswer answer; // not unknown
};

/// Applies the vendor's answer: subscriptions become active and the sale is posted, or nothing is charged. Idempotent.
Result<EndProvisioning> end_provisioning(Work& work, const EndProvisioning& wish);

/// Ends the order without a sale. What it was about to change stays as it is.
void end_without_sale(Work& work, VendorOrder& order, Step step, const std::string& detail);

} // namespace cartwright::operations
