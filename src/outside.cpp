#include "outside.hpp"

#include "jobs/messages.hpp"
#include "providers/rehearsal/mailer.hpp"

namespace cartwright {

Outside::Outside(const Config&) : mailer(std::make_unique<providers::rehearsal::Mailer>()) {}

void Outside::employ(jobs::Worker& worker) { worker.handle("message", jobs::message_sender(*mailer)); }

} // namespace cartwright
