#include "outside.hpp"

#include "jobs/messages.hpp"
#include "providers/live/smtp.hpp"
#include "providers/rehearsal/mailer.hpp"

namespace cartwright {

namespace {

std::unique_ptr<providers::Mailer> mailer_of(const Config& config) {
    if (config.smtp.empty()) return std::make_unique<providers::rehearsal::Mailer>();
    return std::make_unique<providers::live::SmtpMailer>(
        providers::live::SmtpSettings{.url = config.smtp,
                                      .user = config.smtp_user,
                                      .password = config.smtp_password,
                                      .from = config.mail_from,
                                      .from_name = config.mail_from_name});
}

} // namespace

Outside::Outside(const Config& config) : mailer(mailer_of(config)) {}

void Outside::employ(jobs::Worker& worker) { worker.handle("message", jobs::message_sender(*mailer)); }

} // namespace cartwright
