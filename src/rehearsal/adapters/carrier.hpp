#pragma once

#include "providers/ports/carrier.hpp"

#include <mutex>
#include <set>
#include <string>

namespace cartwright::providers::rehearsal {

/// Simulates a carrier: accepts every parcel, with a number derived from its key. Addresses that begin with "refuse"
/// are refused. For addresses that begin with "timeout", the first answer is lost.
class Carrier final : public providers::Carrier {
  public:
    Taken take(const std::string& key, const Recipient& to) override;

  private:
    std::mutex mutex_;
    std::set<std::string> lost_; // keys whose first answer was lost
};

} // namespace cartwright::providers::rehearsal
