#pragma once

#include "config.hpp"
#include "jobs/worker.hpp"
#include "providers/mailer.hpp"
#include "providers/provisioner.hpp"

#include <memory>

namespace cartwright {

/// The outside world as this shop knows it: real, or a rehearsal of it.
struct Outside {
    Outside(const Config& config, store::Store& store);

    /// Who does which jobs.
    void employ(jobs::Worker& worker);

    std::unique_ptr<providers::Mailer> mailer;
    std::unique_ptr<providers::Provisioner> provisioner;
    Terms reseller_terms;
};

} // namespace cartwright
