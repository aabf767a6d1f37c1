#pragma once

#include "providers/ports/payouts.hpp"
#include "workers/jobs/worker.hpp"

namespace cartwright::jobs {

/// Makes the handler that sends payouts to shops.
Handler payout_sender(providers::Payouts& payouts);

} // namespace cartwright::jobs
