#include "app/integrations.hpp"

#include "app/text_messages.hpp"
#include "providers/live/goods/provisioner.hpp"
#include "providers/live/identity/captcha.hpp"
#include "providers/live/identity/identity.hpp"
#include "providers/live/messages/sms.hpp"
#include "providers/live/messages/smtp.hpp"
#include "providers/live/money/gateway.hpp"
#include "providers/live/money/payments_server.hpp"
#include "providers/live/money/payouts.hpp"
#include "providers/live/money/payu.hpp"
#include "providers/none.hpp"
#include "providers/ports/by_channel.hpp"
#include "rehearsal/adapters/carrier.hpp"
#include "rehearsal/adapters/mailer.hpp"
#include "rehearsal/adapters/payment_gateway.hpp"
#include "rehearsal/adapters/payments_server.hpp"
#include "rehearsal/adapters/payouts.hpp"
#include "rehearsal/adapters/provisioner.hpp"
#include "rehearsal/books/books.hpp"
#include "rehearsal/upkeep/former_books.hpp"
#include "telemetry/log.hpp"
#include "workers/jobs/messages.hpp"
#include "workers/jobs/payouts.hpp"
#include "workers/jobs/provider_jobs.hpp"
#include "workers/jobs/provisioning.hpp"

namespace cartwright {

namespace {

bool has_books(const Config& config) {
    constexpr std::string_view rehearsed = "rehearsal";
    return config.demo || config.gateway == rehearsed || config.provisioner_url == rehearsed ||
           config.payments_url == rehearsed;
}

struct Environment {
    const Clock& clock;
    Entropy& entropy;
    telemetry::Log& log;
    telemetry::Metrics& metrics;
};

/// Opens the records of what is rehearsed; null when nothing is that has any.
std::unique_ptr<store::Store> books_of(const Config& config, store::Store& shop, const Environment& environment) {
    if (!has_books(config)) return nullptr;
    store::make_folder_of(config.rehearsal_database);
    // A reader for each I/O thread: GET /rehearsal/…
    auto books =
        std::make_unique<store::Store>(store::rehearsal_books::settings(config.rehearsal_database, config.threads),
                                       environment.clock, environment.entropy, environment.log, environment.metrics);
    if (!operations::take_over_former_books(shop, *books))
        environment.log.write(
            telemetry::Level::error, "rehearsal_records_remain",
            {{"meaning", std::string_view("the server could not write to a database; it moves the records "
                                          "of the simulated services at the next start")}});
    return books;
}

std::unique_ptr<providers::Mailer> mail_of(const Config& config) {
    if (config.smtp.empty()) return std::make_unique<providers::rehearsal::Mailer>();
    return std::make_unique<providers::live::SmtpMailer>(
        providers::live::SmtpSettings{.url = config.smtp,
                                      .user = config.smtp_user,
                                      .password = config.smtp_password,
                                      .from = config.mail_from,
                                      .from_name = config.mail_from_name});
}

/// Outside the demo no rehearsal accepts text messages: a member would wait for a code that was never sent.
std::unique_ptr<providers::Mailer> text_messages_of(const Config& config) {
    if (!config.sms_url.empty()) return std::make_unique<providers::live::SmsMailer>(sms_settings_of(config));
    if (config.demo) return std::make_unique<providers::rehearsal::Mailer>();
    return std::make_unique<providers::none::TextMessages>();
}

/// Outside the demo no rehearsal pays: a shop would be notified of a payout that was never made.
std::unique_ptr<providers::Payouts> payouts_of(const Config& config) {
    if (!config.payout_url.empty()) return std::make_unique<providers::live::Payouts>(config.payout_url);
    if (config.demo) return std::make_unique<providers::rehearsal::Payouts>();
    return std::make_unique<providers::rehearsal::NoPayouts>();
}

std::unique_ptr<providers::PaymentGateway> gateway_of(const Config& config, store::Store* books, const Clock& clock) {
    if (config.gateway.empty() && !config.demo) return std::make_unique<providers::none::PaymentGateway>();
    if (!config.gateway.empty() && config.gateway != "rehearsal")
        return std::make_unique<providers::live::HttpGateway>(
            providers::live::GatewaySettings{.url = config.gateway,
                                             .token = config.gateway_token,
                                             .timeout = std::chrono::seconds(config.gateway_seconds)});
    return std::make_unique<providers::rehearsal::PaymentGateway>(*books, clock);
}

std::unique_ptr<providers::Provisioner> provisioner_of(const Config& config, store::Store* books) {
    if (config.provisioner_url.empty() && !config.demo) return std::make_unique<providers::none::Provisioner>();
    if (config.provisioner_url.empty() || config.provisioner_url == "rehearsal")
        return std::make_unique<providers::rehearsal::Provisioner>(*books);
    return std::make_unique<providers::live::Provisioner>(config.provisioner_url, config.provisioner_token);
}

std::unique_ptr<providers::Captcha> captcha_of(const Config& config) {
    if (config.captcha_android_secret.empty() && config.captcha_web_secret.empty()) return nullptr;
    return std::make_unique<providers::live::Captcha>(
        providers::live::CaptchaSettings{.url = config.captcha_url,
                                         .android_secret = config.captcha_android_secret,
                                         .web_secret = config.captcha_web_secret});
}

std::unique_ptr<providers::rehearsal::IdentityProviders> identity_providers_of(const Config& config, const Clock& clock,
                                                                               Entropy& entropy) {
    if (!config.demo || config.google_client_ids.empty()) return {};
    return std::make_unique<providers::rehearsal::IdentityProviders>(
        providers::rehearsal::IdentityClients{.google_id = config.google_client_ids.front(),
                                              .google_secret = config.google_client_secret,
                                              .redirect_uri = config.google_redirect_uri,
                                              .facebook_id = config.facebook_app_id,
                                              .facebook_secret = config.facebook_app_secret},
        clock, entropy);
}

/// Removes slashes at the end, since paths are appended.
std::string without_slash(std::string url) {
    while (url.ends_with('/')) url.pop_back();
    return url;
}

providers::live::IdentitySettings identity_settings(const Config& config) {
    providers::live::IdentitySettings settings{
        .google = {.client_ids = config.google_client_ids,
                   .client_secret = config.google_client_secret,
                   .redirect_uri = config.google_redirect_uri},
        .facebook = {.app_id = config.facebook_app_id, .app_secret = config.facebook_app_secret}};
    if (!config.google_url.empty())
        settings.google.urls = providers::live::google_urls_at(without_slash(config.google_url));
    if (!config.facebook_url.empty()) settings.facebook.url = without_slash(config.facebook_url);
    if (config.demo) settings.keys.pause_ms = 0; // rotated keys are accepted at once
    return settings;
}

/// In demo mode the server simulates the providers that have no configured URL. It learns its own URL when it listens.
std::function<void(const std::string& url)> url_setter_of(providers::live::Identity& identity, const Config& config) {
    if (!config.demo) return {};
    return [&identity, sets_google = config.google_url.empty(),
            sets_facebook = config.facebook_url.empty()](const std::string& url) {
        const std::string base = url + "/rehearsal/identity";
        if (sets_google) identity.google().set_urls(providers::live::google_urls_at(base));
        if (sets_facebook) identity.facebook().set_url(base);
    };
}

/// Sets up the payment page. In demo mode the live adapter asks this server's simulation of PayU, whose URL is known
/// when the server listens.
void open_page(Integrations& integrations, const Config& config) {
    PaymentPageTerms terms = shopping_terms_of(config).shopping.page;
    if (terms.merchant_key.empty()) {
        integrations.page = std::make_unique<providers::none::PaymentPage>();
        return;
    }
    const std::string& url = config.payment_page_verify_url;
    auto payu = std::make_unique<providers::live::Payu>(
        providers::live::PayuSettings{.url = url.empty() ? std::string(providers::live::payu_verify_url) : url,
                                      .terms = std::move(terms),
                                      .timeout = std::chrono::seconds(config.gateway_seconds)});
    if (config.demo && url.empty())
        integrations.set_page_url = [known = payu.get()](const std::string& own) {
            known->set_url(own + "/rehearsal/payu/merchant/postservice");
        };
    integrations.page = std::move(payu);
}

/// Sets up the payments server of the storefront. The URL of this process's own is known when it listens.
void open_payments(Integrations& integrations, const Config& config, const Clock& clock) {
    if (config.payments_url == "rehearsal") {
        integrations.payments = std::make_unique<providers::rehearsal::PaymentsServer>(*integrations.books);
        return;
    }
    if (config.payments_url.empty() && config.payments == "off") {
        integrations.payments = std::make_unique<providers::none::PaymentsServer>();
        return;
    }
    auto live = std::make_unique<providers::live::PaymentsServer>(
        providers::live::PaymentsServerSettings{
            .url = without_slash(config.payments_url),
            .secret = config.callback_secrets.empty() ? std::string() : config.callback_secrets.front(),
            .timeout = std::chrono::seconds(config.gateway_seconds)},
        clock);
    if (config.payments_url.empty())
        integrations.set_refund_url = [known = live.get()](const std::string& url) { known->set_url(url); };
    integrations.payments = std::move(live);
}

} // namespace

Integrations::Integrations(const Config& config, store::Store& shop, const Clock& clock, telemetry::Log& log,
                           telemetry::Metrics& metrics)
    : books(books_of(config, shop, {.clock = clock, .entropy = entropy, .log = log, .metrics = metrics})),
      mailer(std::make_unique<providers::MailerByChannel>(mail_of(config), text_messages_of(config))),
      payouts(payouts_of(config)), gateway(gateway_of(config, books.get(), clock)),
      carrier(std::make_unique<providers::rehearsal::Carrier>()), provisioner(provisioner_of(config, books.get())),
      captcha(captcha_of(config)), identity_providers(identity_providers_of(config, clock, entropy)),
      terms(orderflow_terms_of(config)), reseller_terms(reseller_terms_of(config)),
      shopping_terms(shopping_terms_of(config)) {
    open_page(*this, config);
    open_payments(*this, config, clock);
    if (config.google_client_ids.empty() && config.facebook_app_id.empty()) {
        identity = std::make_unique<providers::none::Identity>();
        return;
    }
    auto live = std::make_unique<providers::live::Identity>(identity_settings(config), clock);
    set_identity_url = url_setter_of(*live, config);
    identity = std::move(live);
}

void Integrations::stop() {
    if (books) books->stop();
}

void Integrations::register_handlers(jobs::Worker& worker) {
    // Only jobs that concern no money may be given up.
    worker.handle(JobKind::message, jobs::message_sender(*mailer), jobs::RetryLimit::three_days);
    worker.handle(JobKind::payout, jobs::payout_sender(*payouts));
    worker.handle(JobKind::charge, jobs::charge_resolver(ports(), terms));
    worker.handle(JobKind::refund, jobs::refund_resolver(ports(), terms));
    worker.handle(JobKind::shipment, jobs::shipment_resolver(ports(), terms));
    worker.handle(JobKind::page_payment, jobs::page_payment_resolver(ports(), shopping_terms));
    const jobs::VendorContext context{.provisioner = *provisioner, .door = "reseller", .terms = reseller_terms};
    worker.handle(JobKind::provisioning, jobs::order_provisioner(context));
    worker.handle(JobKind::subscription, jobs::subscription_notifier(context), jobs::RetryLimit::three_days);
}

} // namespace cartwright
