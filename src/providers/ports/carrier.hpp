#pragma once

#include "domain/orderflow/shipment.hpp"

#include <cstdint>
#include <string>

namespace cartwright::providers {

/// The result of asking a carrier to take a parcel. `unknown`: it may have been taken; ask again with the same key.
struct Taken {
    enum class Kind : std::uint8_t { yes, no, unknown };

    Kind kind = Kind::unknown;
    std::int64_t tracking_number = 0; // below 2^53
    std::string reason{};             // why not
};

/// Ships parcels to buyers. Blocks, for a limited time: never on an I/O or writer thread, never in a transaction. Safe
/// from any thread.
class Carrier {
  public:
    virtual ~Carrier() = default;

    /// Idempotent: the same key is the same parcel.
    virtual Taken take(const std::string& key, const Recipient& to) = 0;
};

} // namespace cartwright::providers
