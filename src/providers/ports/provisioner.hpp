#pragma once

#include "domain/reseller/provisioning.hpp"
#include "providers/ports/outcome.hpp"

namespace cartwright::providers {

/// The vendors, who provision what was ordered of them. Blocks: never on an I/O or writer thread, never in a
/// transaction. Safe from any thread.
class Provisioner {
  public:
    virtual ~Provisioner() = default;

    /// Under the same key it is the same request: asked again, a vendor says how far it has come.
    virtual VendorAnswer provision(const VendorRequest& request) = 0;

    /// How a subscription is now; of two versions the later one counts, whichever comes first.
    virtual Outcome tell(const Subscription& subscription) = 0;
};

} // namespace cartwright::providers
