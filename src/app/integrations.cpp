#include "app/integrations.hpp"

#include "app/terms.hpp"
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
#include "providers/measured/measured.hpp"
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
    return config.demo || config.gateway.url == rehearsed || config.reseller.provisioning.url == rehearsed ||
           config.payments.url == rehearsed;
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
    auto books = std::make_unique<store::Store>(
        store::rehearsal_books::settings(config.rehearsal_database, config.server.threads), environment.clock,
        environment.entropy, environment.log, environment.metrics);
    if (!operations::take_over_former_books(shop, *books))
        environment.log.write(
            telemetry::Level::error, "rehearsal_records_remain",
            {{"meaning", std::string_view("the server could not write to a database; it moves the records "
                                          "of the simulated services at the next start")}});
    return books;
}

std::unique_ptr<providers::Mailer> mail_of(const MailConfig& mail) {
    if (mail.smtp.empty()) return std::make_unique<providers::rehearsal::Mailer>();
    return std::make_unique<providers::live::SmtpMailer>(providers::live::SmtpSettings{.url = mail.smtp,
                                                                                       .user = mail.user,
                                                                                       .password = mail.password,
                                                                                       .from = mail.from,
                                                                                       .from_name = mail.from_name});
}

/// Outside the demo no rehearsal accepts text messages: a member would wait for a code that was never sent.
std::unique_ptr<providers::Mailer> text_messages_of(const SmsConfig& sms, bool is_demo) {
    if (!sms.url.empty()) return std::make_unique<providers::live::SmsMailer>(sms_settings_of(sms));
    if (is_demo) return std::make_unique<providers::rehearsal::Mailer>();
    return std::make_unique<providers::none::TextMessages>();
}

/// Outside the demo no rehearsal pays: a shop would be notified of a payout that was never made.
std::unique_ptr<providers::Payouts> payouts_of(const PayoutConfig& payouts, bool is_demo) {
    if (!payouts.url.empty()) return std::make_unique<providers::live::Payouts>(payouts.url);
    if (is_demo) return std::make_unique<providers::rehearsal::Payouts>();
    return std::make_unique<providers::rehearsal::NoPayouts>();
}

std::unique_ptr<providers::PaymentGateway> gateway_of(const Config& config, store::Store* books, const Clock& clock) {
    const GatewayConfig& gateway = config.gateway;
    if (gateway.url.empty() && !config.demo) return std::make_unique<providers::none::PaymentGateway>();
    if (!gateway.url.empty() && gateway.url != "rehearsal")
        return std::make_unique<providers::live::HttpGateway>(
            providers::live::GatewaySettings{.url = gateway.url,
                                             .token = gateway.token,
                                             .timeout = std::chrono::seconds(config.external_calls.seconds)});
    return std::make_unique<providers::rehearsal::PaymentGateway>(*books, clock);
}

std::unique_ptr<providers::Provisioner> provisioner_of(const ProvisioningConfig& provisioning, bool is_demo,
                                                       store::Store* books) {
    if (provisioning.url.empty() && !is_demo) return std::make_unique<providers::none::Provisioner>();
    if (provisioning.url.empty() || provisioning.url == "rehearsal")
        return std::make_unique<providers::rehearsal::Provisioner>(*books);
    return std::make_unique<providers::live::Provisioner>(provisioning.url, provisioning.token);
}

std::unique_ptr<providers::Captcha> captcha_of(const CaptchaConfig& captcha) {
    if (captcha.android_secret.empty() && captcha.web_secret.empty()) return nullptr;
    return std::make_unique<providers::live::Captcha>(providers::live::CaptchaSettings{
        .url = captcha.url, .android_secret = captcha.android_secret, .web_secret = captcha.web_secret});
}

/// In demo mode.
std::unique_ptr<providers::rehearsal::IdentityProviders> identity_providers_of(const SignInConfig& sign_in,
                                                                               const Clock& clock, Entropy& entropy) {
    const auto& [google, facebook] = sign_in;
    if (google.client_ids.empty()) return {};
    return std::make_unique<providers::rehearsal::IdentityProviders>(
        providers::rehearsal::IdentityClients{.google_id = google.client_ids.front(),
                                              .google_secret = google.client_secret,
                                              .redirect_uri = google.redirect_uri,
                                              .facebook_id = facebook.app_id,
                                              .facebook_secret = facebook.app_secret},
        clock, entropy);
}

/// Removes slashes at the end, since paths are appended.
std::string without_slash(std::string url) {
    while (url.ends_with('/')) url.pop_back();
    return url;
}

providers::live::IdentitySettings identity_settings(const SignInConfig& sign_in, bool is_demo) {
    const auto& [google, facebook] = sign_in;
    providers::live::IdentitySettings settings{
        .google = {.client_ids = google.client_ids,
                   .client_secret = google.client_secret,
                   .redirect_uri = google.redirect_uri},
        .facebook = {.app_id = facebook.app_id, .app_secret = facebook.app_secret}};
    if (!google.url.empty()) settings.google.urls = providers::live::google_urls_at(without_slash(google.url));
    if (!facebook.url.empty()) settings.facebook.url = without_slash(facebook.url);
    if (is_demo) settings.keys.pause_ms = 0; // rotated keys are accepted at once
    return settings;
}

/// In demo mode the server simulates the providers that have no configured URL. It learns its own URL when it listens.
std::function<void(const std::string& url)> url_setter_of(providers::live::Identity& identity,
                                                          const SignInConfig& sign_in) {
    return [&identity, sets_google = sign_in.google.url.empty(),
            sets_facebook = sign_in.facebook.url.empty()](const std::string& url) {
        const std::string base = url + "/rehearsal/identity";
        if (sets_google) identity.google().set_urls(providers::live::google_urls_at(base));
        if (sets_facebook) identity.facebook().set_url(base);
    };
}

/// Sets up sign-in by Google and Facebook.
void open_sign_in(Integrations& integrations, const Config& config, const Clock& clock) {
    const SignInConfig& sign_in = config.members.sign_in;
    if (config.demo) integrations.identity_providers = identity_providers_of(sign_in, clock, integrations.entropy);
    if (sign_in.google.client_ids.empty() && sign_in.facebook.app_id.empty()) {
        integrations.identity = std::make_unique<providers::none::Identity>();
        return;
    }
    auto live = std::make_unique<providers::live::Identity>(identity_settings(sign_in, config.demo), clock);
    if (config.demo) integrations.set_identity_url = url_setter_of(*live, sign_in);
    integrations.identity = std::move(live);
}

/// Sets up the payment page. In demo mode the live adapter asks this server's simulation of PayU, whose URL is known
/// when the server listens.
void open_page(Integrations& integrations, const Config& config) {
    if (!integrations.secrets.page) {
        integrations.page = std::make_unique<providers::none::PaymentPage>();
        return;
    }
    const std::string& url = config.shopping.page.verify_url;
    auto payu = std::make_unique<providers::live::Payu>(
        providers::live::PayuSettings{.url = url.empty() ? std::string(providers::live::payu_verify_url) : url,
                                      .merchant = *integrations.secrets.page,
                                      .timeout = std::chrono::seconds(config.external_calls.seconds)});
    if (config.demo && url.empty())
        integrations.set_page_url = [known = payu.get()](const std::string& own) {
            known->set_url(own + "/rehearsal/payu/merchant/postservice");
        };
    integrations.page = std::move(payu);
}

/// Sets up the payments server of the storefront. The URL of this process's own is known when it listens.
void open_payments(Integrations& integrations, const Config& config, const Clock& clock) {
    const PaymentsConfig& payments = config.payments;
    if (payments.url == "rehearsal") {
        integrations.payments = std::make_unique<providers::rehearsal::PaymentsServer>(*integrations.books);
        return;
    }
    if (payments.url.empty() && payments.listen == "off") {
        integrations.payments = std::make_unique<providers::none::PaymentsServer>();
        return;
    }
    const std::vector<std::string>& secrets = payments.callbacks.secrets;
    auto live = std::make_unique<providers::live::PaymentsServer>(
        providers::live::PaymentsServerSettings{.url = without_slash(payments.url),
                                                .secret = secrets.empty() ? std::string() : secrets.front(),
                                                .timeout = std::chrono::seconds(config.external_calls.seconds)},
        clock);
    if (payments.url.empty())
        integrations.set_refund_url = [known = live.get()](const std::string& url) { known->set_url(url); };
    integrations.payments = std::move(live);
}

template <class Measured, class Port> void measure(std::unique_ptr<Port>& port, telemetry::Metrics& metrics) {
    if (port) port = std::make_unique<Measured>(std::move(port), metrics);
}

/// Counts and times all calls of external services.
void measure_calls(Integrations& integrations, telemetry::Metrics& metrics) {
    namespace measured = providers::measured;
    measure<measured::Mailer>(integrations.mailer, metrics);
    measure<measured::Payouts>(integrations.payouts, metrics);
    measure<measured::PaymentGateway>(integrations.gateway, metrics);
    measure<measured::PaymentsServer>(integrations.payments, metrics);
    measure<measured::Carrier>(integrations.carrier, metrics);
    measure<measured::Provisioner>(integrations.provisioner, metrics);
    measure<measured::Captcha>(integrations.captcha, metrics);
    measure<measured::Identity>(integrations.identity, metrics);
    measure<measured::PaymentPage>(integrations.page, metrics);
}

} // namespace

Integrations::Integrations(const Config& config, store::Store& shop, const Clock& clock, telemetry::Log& log,
                           telemetry::Metrics& metrics)
    : books(books_of(config, shop, {.clock = clock, .entropy = entropy, .log = log, .metrics = metrics})),
      mailer(std::make_unique<providers::MailerByChannel>(mail_of(config.messages.mail),
                                                          text_messages_of(config.messages.sms, config.demo))),
      payouts(payouts_of(config.marketplace.payouts, config.demo)), gateway(gateway_of(config, books.get(), clock)),
      carrier(std::make_unique<providers::rehearsal::Carrier>()),
      provisioner(provisioner_of(config.reseller.provisioning, config.demo, books.get())),
      captcha(captcha_of(config.members.captcha)), terms(orderflow_terms_of(config)),
      reseller_terms(reseller_terms_of(config)), shopping_terms(shopping_terms_of(config)),
      secrets(secrets_of(config)) {
    open_page(*this, config);
    open_payments(*this, config, clock);
    open_sign_in(*this, config, clock);
    measure_calls(*this, metrics);
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
    const jobs::VendorContext context{.provisioner = *provisioner,
                                      .door = "reseller",
                                      .terms = reseller_terms,
                                      .secrets = {.seal_key = secrets.seal_key}};
    worker.handle(JobKind::provisioning, jobs::order_provisioner(context));
    worker.handle(JobKind::subscription, jobs::subscription_notifier(context), jobs::RetryLimit::three_days);
}

} // namespace cartwright
