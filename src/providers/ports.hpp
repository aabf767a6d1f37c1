#pragma once

namespace cartwright::providers {

class PaymentGateway;
class Carrier;

/// Whom a door may have to ask while its client waits.
struct Ports {
    PaymentGateway* gateway = nullptr;
    Carrier* carrier = nullptr;
};

} // namespace cartwright::providers
