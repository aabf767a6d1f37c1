#pragma once

#include "jobs/worker.hpp"
#include "providers/payouts.hpp"

namespace cartwright::jobs {

/// Sends shops what they are paid out.
Handler payout_sender(providers::Payouts& payouts);

} // namespace cartwright::jobs
