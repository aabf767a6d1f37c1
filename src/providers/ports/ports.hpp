#pragma once

namespace cartwright::providers {

class PaymentGateway;
class PaymentsServer;
class Carrier;
class Captcha;
class Identity;
class PaymentPage;

namespace rehearsal {
class IdentityProviders;
} // namespace rehearsal

/// Whom a door may have to ask while its client waits.
struct Ports {
    PaymentGateway* gateway = nullptr;
    PaymentsServer* payments = nullptr;
    Carrier* carrier = nullptr;
    Captcha* captcha = nullptr; // nobody is asked when it is not there
    Identity* identity = nullptr;
    PaymentPage* page = nullptr;
    rehearsal::IdentityProviders* rehearsed_identities = nullptr; // whom the server plays itself, in demo mode only
};

} // namespace cartwright::providers
