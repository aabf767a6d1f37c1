#pragma once

#include "domain/reseller/subscription.hpp"

#include <string>
#include <vector>

namespace cartwright {

/// A vendor has provisioned an order.
struct OrderProvisioned {
    OrderId order;
    std::string vendor; // its name
    std::vector<SubscriptionId> subscriptions;
};

/// A subscription is new, or its state, its seats or its end have changed.
struct SubscriptionChanged {
    Subscription subscription;
};

} // namespace cartwright
