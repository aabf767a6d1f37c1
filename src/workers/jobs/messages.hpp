#pragma once

#include "providers/ports/mailer.hpp"
#include "workers/jobs/worker.hpp"

namespace cartwright::jobs {

/// Sends the messages that are to be sent. What a confidential one said is erased in the write that says that it has
/// been sent or never will be, unless the mailer keeps it.
Handler message_sender(providers::Mailer& mailer);

} // namespace cartwright::jobs
