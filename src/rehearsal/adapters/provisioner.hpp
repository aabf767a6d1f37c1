#pragma once

#include "providers/ports/provisioner.hpp"
#include "store/engine/store.hpp"

namespace cartwright::providers::rehearsal {

/// A vendor that provisions nothing, and remembers what it was asked for and what it would have done: in tables of its
/// own, as a vendor would know it whatever happens to the shop. An attribute `rehearsal` of an item makes it behave
/// badly:
///   fail     it refuses
///   slow     it is still at it twice, and then it is done
///   timeout  the first request does not reach it
///   lost     it is done, but its first answer is lost
///   silent   it never answers
/// Anything else is done at once.
class Provisioner final : public providers::Provisioner {
  public:
    explicit Provisioner(store::Store& store) : store_(&store) {}

    VendorAnswer provision(const VendorRequest& request) override;
    Outcome tell(const Subscription& subscription) override;

  private:
    store::Store* store_;
};

} // namespace cartwright::providers::rehearsal
