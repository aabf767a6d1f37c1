#include "outside.hpp"

#include "jobs/messages.hpp"
#include "jobs/provisioning.hpp"
#include "providers/live/provisioner.hpp"
#include "providers/rehearsal/mailer.hpp"
#include "providers/rehearsal/provisioner.hpp"

namespace cartwright {

namespace {

std::unique_ptr<providers::Provisioner> provisioner_of(const Config& config, store::Store& store) {
    if (config.provisioner_url.empty()) return std::make_unique<providers::rehearsal::Provisioner>(store);
    return std::make_unique<providers::live::Provisioner>(config.provisioner_url, config.provisioner_token);
}

} // namespace

Outside::Outside(const Config& config, store::Store& store)
    : mailer(std::make_unique<providers::rehearsal::Mailer>()), provisioner(provisioner_of(config, store)),
      reseller_terms(reseller_terms_of(config)) {}

void Outside::employ(jobs::Worker& worker) {
    worker.handle("message", jobs::message_sender(*mailer));
    const jobs::VendorDesk desk{.provisioner = *provisioner, .door = "reseller", .terms = reseller_terms};
    worker.handle("provisioning", jobs::provisioner_of_orders(desk));
    worker.handle("subscription", jobs::teller_of_subscriptions(desk));
}

} // namespace cartwright
