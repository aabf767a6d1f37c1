#pragma once

#include "jobs/worker.hpp"
#include "providers/mailer.hpp"

namespace cartwright::jobs {

/// Sends the messages that are to be sent.
Handler message_sender(providers::Mailer& mailer);

} // namespace cartwright::jobs
