#pragma once

#include "providers/ports/carrier.hpp"

#include <mutex>
#include <set>
#include <string>

namespace cartwright::providers::rehearsal {

/// Takes every parcel, under a number that follows from its key, and brings it nowhere. Addresses that begin with
/// "refuse" are refused; at those that begin with "timeout" the first answer is lost.
class Carrier final : public providers::Carrier {
  public:
    Taken take(const std::string& key, const Recipient& to) override;

  private:
    std::mutex mutex_;
    std::set<std::string> lost_; // keys whose first answer was lost
};

} // namespace cartwright::providers::rehearsal
