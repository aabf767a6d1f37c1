#pragma once

#include "domain/reseller/provisioning.hpp"
#include "operations/work.hpp"

/// How a vendor's order gets from placed to provisioned or failed. The vendor itself is asked by a job, between these
/// two, under a key that stays the same: so whatever happens in between, it is provisioned once.
namespace cartwright::operations {

/// The kinds of jobs: their subjects are the order, and the subscription.
inline constexpr std::string_view provisioning_job = "provisioning";
inline constexpr std::string_view subscription_job = "subscription";

struct BeginProvisioning {
    OrderId order;
};

/// What to ask the vendor for; nothing when the order has come to an end. From now on it can't be cancelled. Refused:
/// secrets_not_kept, when its secrets were sealed with another key.
Result<std::optional<VendorRequest>> begin_provisioning(Work& work, const BeginProvisioning& wish);

struct EndProvisioning {
    OrderId order;
    VendorAnswer answer; // not unknown
};

/// What the vendor has said becomes true here: subscriptions are active and the sale is posted, or nothing is charged.
/// Said twice it is the same.
Result<EndProvisioning> end_provisioning(Work& work, const EndProvisioning& wish);

/// The order comes to nothing, and what it was about to change stays as it is.
void end_without_sale(Work& work, VendorOrder& order, Step step, const std::string& detail);

} // namespace cartwright::operations
