#pragma once

namespace cartwright::store {
class Store;
} // namespace cartwright::store

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

/// The providers that a door may call while its client waits.
struct Ports {
    PaymentGateway* gateway = nullptr;
    PaymentsServer* payments = nullptr;
    Carrier* carrier = nullptr;
    Captcha* captcha = nullptr; // null: captchas are not checked
    Identity* identity = nullptr;
    PaymentPage* page = nullptr;
    rehearsal::IdentityProviders* rehearsed_identities = nullptr; // simulated by the server itself, in demo mode only
    store::Store* rehearsal_books = nullptr; // the records of the simulated services; null: none are simulated
};

} // namespace cartwright::providers
