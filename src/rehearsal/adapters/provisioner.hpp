#pragma once

#include "providers/ports/provisioner.hpp"
#include "store/engine/store.hpp"

namespace cartwright::providers::rehearsal {

/// Simulates a vendor. It stores requests, and what it would have done, in tables of its own, so that the records do
/// not depend on the shop. The attribute `rehearsal` of an item simulates a failure:
///   fail     the vendor refuses
///   slow     the first two answers are that it is still working; the third is that it is done
///   timeout  the first request does not reach the vendor
///   lost     it is done, but the first answer is lost
///   silent   the vendor never answers
/// Any other request is done at once.
class Provisioner final : public providers::Provisioner {
  public:
    explicit Provisioner(store::Store& store) : store_(&store) {}

    VendorAnswer provision(const VendorRequest& request) override;
    Outcome notify(const Subscription& subscription) override;

  private:
    store::Store* store_;
};

} // namespace cartwright::providers::rehearsal
