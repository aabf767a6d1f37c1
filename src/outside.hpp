#pragma once

#include "config.hpp"
#include "jobs/worker.hpp"
#include "providers/mailer.hpp"
#include "providers/payouts.hpp"

#include <memory>

namespace cartwright {

/// The outside world as this shop knows it: real, or a rehearsal of it.
struct Outside {
    explicit Outside(const Config& config);

    /// Who does which jobs.
    void employ(jobs::Worker& worker);

    std::unique_ptr<providers::Mailer> mailer;
    std::unique_ptr<providers::Payouts> payouts;
};

} // namespace cartwright
