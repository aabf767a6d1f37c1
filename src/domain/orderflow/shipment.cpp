#include "domain/orderflow/shipment.hpp"

namespace cartwright {

std::string_view name_of(Shipment::State state) {
    switch (state) {
    case Shipment::State::asked: return "asked";
    case Shipment::State::shipped: return "shipped";
    case Shipment::State::refused: return "refused";
    }
    return {};
}

std::optional<Shipment::State> parse_shipment_state(std::string_view name) {
    for (const Shipment::State state : {Shipment::State::asked, Shipment::State::shipped, Shipment::State::refused})
        if (name_of(state) == name) return state;
    return std::nullopt;
}

std::string key_of(ShipmentId shipment) { return "shipment-" + std::to_string(shipment.value); }

} // namespace cartwright
