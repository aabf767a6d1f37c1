#pragma once

#include "providers/ports/mailer.hpp"
#include "workers/jobs/worker.hpp"

namespace cartwright::jobs {

/// Makes the handler that sends waiting messages. The text of a confidential message is erased in the write that marks
/// it sent or failed, unless the mailer keeps messages.
Handler message_sender(providers::Mailer& mailer);

} // namespace cartwright::jobs
