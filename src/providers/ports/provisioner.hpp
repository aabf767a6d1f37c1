#pragma once

#include "domain/reseller/provisioning.hpp"
#include "providers/ports/outcome.hpp"

namespace cartwright::providers {

/// Asks vendors to provision what was ordered from them. Blocks: never on an I/O or writer thread, never in a
/// transaction. Safe from any thread.
class Provisioner {
  public:
    virtual ~Provisioner() = default;

    /// Idempotent: asked again with the same key, a vendor answers how far the request has come.
    virtual VendorAnswer provision(const VendorRequest& request) = 0;

    /// Reports the current state of a subscription. The later version counts, in whatever order they arrive.
    virtual Outcome notify(const Subscription& subscription) = 0;
};

} // namespace cartwright::providers
