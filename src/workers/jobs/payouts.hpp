#pragma once

#include "providers/ports/payouts.hpp"
#include "workers/jobs/worker.hpp"

namespace cartwright::jobs {

/// Sends shops what they are paid out.
Handler payout_sender(providers::Payouts& payouts);

} // namespace cartwright::jobs
