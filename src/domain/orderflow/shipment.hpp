#pragma once

#include "domain/ids.hpp"
#include "domain/orderflow/invoice.hpp"

#include <optional>
#include <string>

namespace cartwright {

/// A parcel that a carrier delivers to the buyer. It is stored before the carrier is asked. The request is retried
/// under the same idempotency key until the answer is known.
struct Shipment {
    enum class State : std::uint8_t { asked, shipped, refused };

    ShipmentId id;
    OrderId order;
    Recipient to;
    State state = State::asked;
    std::int64_t tracking_number = 0;
    std::string reason{}; // why the carrier refused it
    Instant asked_at{};
    std::optional<Instant> answered_at{};
};

std::string_view name_of(Shipment::State state);
std::optional<Shipment::State> parse_shipment_state(std::string_view name);

std::string key_of(ShipmentId shipment);

} // namespace cartwright
