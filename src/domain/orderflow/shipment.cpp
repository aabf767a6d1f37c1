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

Shipment::State parse_shipment_state(std::string_view name) {
    if (name == "shipped") return Shipment::State::shipped;
    return name == "refused" ? Shipment::State::refused : Shipment::State::asked;
}

std::string key_of(ShipmentId shipment) { return "shipment-" + std::to_string(shipment.value); }

} // namespace cartwright
