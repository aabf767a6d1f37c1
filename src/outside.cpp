#include "outside.hpp"

#include "jobs/messages.hpp"
#include "jobs/outside.hpp"
#include "jobs/payouts.hpp"
#include "jobs/provisioning.hpp"
#include "providers/by_channel.hpp"
#include "providers/live/captcha.hpp"
#include "providers/live/gateway.hpp"
#include "providers/live/payouts.hpp"
#include "providers/live/provisioner.hpp"
#include "providers/live/sms.hpp"
#include "providers/live/smtp.hpp"
#include "providers/none.hpp"
#include "providers/rehearsal/carrier.hpp"
#include "providers/rehearsal/mailer.hpp"
#include "providers/rehearsal/payment_gateway.hpp"
#include "providers/rehearsal/payouts.hpp"
#include "providers/rehearsal/provisioner.hpp"
#include "text_messages.hpp"

namespace cartwright {

namespace {

std::unique_ptr<providers::Mailer> mail_of(const Config& config) {
    if (config.smtp.empty()) return std::make_unique<providers::rehearsal::Mailer>();
    return std::make_unique<providers::live::SmtpMailer>(
        providers::live::SmtpSettings{.url = config.smtp,
                                      .user = config.smtp_user,
                                      .password = config.smtp_password,
                                      .from = config.mail_from,
                                      .from_name = config.mail_from_name});
}

/// Whoever waits for a code must not wait for one that was never sent: a rehearsal takes text messages in the demo
/// alone.
std::unique_ptr<providers::Mailer> text_messages_of(const Config& config) {
    if (!config.sms_url.empty()) return std::make_unique<providers::live::SmsMailer>(sms_settings_of(config));
    if (config.demo) return std::make_unique<providers::rehearsal::Mailer>();
    return std::make_unique<providers::none::TextMessages>();
}

/// Nobody is told that he was paid when he was not: a rehearsal pays in the demo alone.
std::unique_ptr<providers::Payouts> payouts_of(const Config& config) {
    if (!config.payout_url.empty()) return std::make_unique<providers::live::Payouts>(config.payout_url);
    if (config.demo) return std::make_unique<providers::rehearsal::Payouts>();
    return std::make_unique<providers::rehearsal::NoPayouts>();
}

std::unique_ptr<providers::PaymentGateway> gateway_of(const Config& config, store::Store& store, const Clock& clock) {
    if (config.gateway.empty() && !config.demo) return std::make_unique<providers::none::PaymentGateway>();
    if (!config.gateway.empty() && config.gateway != "rehearsal")
        return std::make_unique<providers::live::HttpGateway>(
            providers::live::GatewaySettings{.url = config.gateway,
                                             .token = config.gateway_token,
                                             .timeout = std::chrono::seconds(config.gateway_seconds)});
    return std::make_unique<providers::rehearsal::PaymentGateway>(store, clock);
}

std::unique_ptr<providers::Provisioner> provisioner_of(const Config& config, store::Store& store) {
    if (config.provisioner_url.empty() && !config.demo) return std::make_unique<providers::none::Provisioner>();
    if (config.provisioner_url.empty() || config.provisioner_url == "rehearsal")
        return std::make_unique<providers::rehearsal::Provisioner>(store);
    return std::make_unique<providers::live::Provisioner>(config.provisioner_url, config.provisioner_token);
}

std::unique_ptr<providers::Captcha> captcha_of(const Config& config) {
    if (config.captcha_android_secret.empty() && config.captcha_web_secret.empty()) return nullptr;
    return std::make_unique<providers::live::Captcha>(
        providers::live::CaptchaSettings{.url = config.captcha_url,
                                         .android_secret = config.captcha_android_secret,
                                         .web_secret = config.captcha_web_secret});
}

} // namespace

Outside::Outside(const Config& config, store::Store& store, const Clock& clock)
    : mailer(std::make_unique<providers::MailerByChannel>(mail_of(config), text_messages_of(config))),
      payouts(payouts_of(config)), gateway(gateway_of(config, store, clock)),
      carrier(std::make_unique<providers::rehearsal::Carrier>()), provisioner(provisioner_of(config, store)),
      captcha(captcha_of(config)), terms(orderflow_terms_of(config)), reseller_terms(reseller_terms_of(config)) {}

void Outside::employ(jobs::Worker& worker) {
    worker.handle("message", jobs::message_sender(*mailer));
    worker.handle("payout", jobs::payout_sender(*payouts));
    worker.handle("charge", jobs::charge_resolver(ports(), terms));
    worker.handle("refund", jobs::refund_resolver(ports(), terms));
    worker.handle("shipment", jobs::shipment_resolver(ports(), terms));
    const jobs::VendorDesk desk{.provisioner = *provisioner, .door = "reseller", .terms = reseller_terms};
    worker.handle("provisioning", jobs::provisioner_of_orders(desk));
    worker.handle("subscription", jobs::teller_of_subscriptions(desk));
}

} // namespace cartwright
