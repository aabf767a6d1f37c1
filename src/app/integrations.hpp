#pragma once

#include "app/config.hpp"
#include "base/entropy.hpp"
#include "domain/secrets.hpp"
#include "domain/terms.hpp"
#include "providers/ports/captcha.hpp"
#include "providers/ports/carrier.hpp"
#include "providers/ports/identity.hpp"
#include "providers/ports/mailer.hpp"
#include "providers/ports/payment_gateway.hpp"
#include "providers/ports/payment_page.hpp"
#include "providers/ports/payments_server.hpp"
#include "providers/ports/payouts.hpp"
#include "providers/ports/ports.hpp"
#include "providers/ports/provisioner.hpp"
#include "rehearsal/adapters/identity.hpp"
#include "workers/jobs/worker.hpp"

#include <functional>
#include <memory>
#include <string>

namespace cartwright {

/// The external services that the shop calls: live adapters, or rehearsals.
struct Integrations {
    Integrations(const Config& config, store::Store& shop, const Clock& clock, telemetry::Log& log,
                 telemetry::Metrics& metrics);

    /// Completes the writes to the rehearsal's records, and accepts no more.
    void stop();

    /// Registers the handlers of all kinds of jobs.
    void register_handlers(jobs::Worker& worker);

    /// The providers that doors call while their clients wait.
    [[nodiscard]] providers::Ports ports() const {
        return {.gateway = gateway.get(),
                .payments = payments.get(),
                .carrier = carrier.get(),
                .captcha = captcha.get(),
                .identity = identity.get(),
                .page = page.get(),
                .rehearsed_identities = identity_providers.get(),
                .rehearsal_books = books.get()};
    }

    /// Sets this server's own URL, where the providers are that it simulates. Before the first request.
    void set_own_url(const std::string& url) const {
        if (set_identity_url) set_identity_url(url);
        if (set_page_url) set_page_url(url);
    }

    /// Sets the URL of this process's payments server, which is asked for refunds. Before the first request.
    void set_payments_url(const std::string& url) const {
        if (set_refund_url) set_refund_url(url);
    }

    SystemEntropy entropy;
    std::unique_ptr<store::Store> books; // of what is rehearsed; null: nothing is that has any
    std::unique_ptr<providers::Mailer> mailer;
    std::unique_ptr<providers::Payouts> payouts;
    std::unique_ptr<providers::PaymentGateway> gateway;
    std::unique_ptr<providers::PaymentsServer> payments;
    std::unique_ptr<providers::Carrier> carrier;
    std::unique_ptr<providers::Provisioner> provisioner;
    std::unique_ptr<providers::Captcha> captcha;                                 // null: captchas are not checked
    std::unique_ptr<providers::rehearsal::IdentityProviders> identity_providers; // in demo mode
    std::unique_ptr<providers::Identity> identity;
    std::unique_ptr<providers::PaymentPage> page;
    std::function<void(const std::string& url)> set_identity_url; // empty: no provider is simulated here
    std::function<void(const std::string& url)> set_page_url;     // likewise
    std::function<void(const std::string& url)> set_refund_url;   // empty: its address is configured, or there is none
    Terms terms;                                                  // of the order pipeline
    Terms reseller_terms;
    Terms shopping_terms;
    Secrets secrets; // of all doors
};

} // namespace cartwright
