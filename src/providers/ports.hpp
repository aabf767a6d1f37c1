#pragma once

namespace cartwright::providers {

class PaymentGateway;
class Carrier;
class Captcha;

/// Whom a door may have to ask while its client waits.
struct Ports {
    PaymentGateway* gateway = nullptr;
    Carrier* carrier = nullptr;
    Captcha* captcha = nullptr; // nobody is asked when it is not there
};

} // namespace cartwright::providers
