#pragma once

#include "base/instant.hpp"
#include "domain/ids.hpp"

#include <optional>
#include <string_view>

namespace cartwright {

/// The external call that a job makes. Its subject is the entity of that name; that of `provisioning` is an order.
enum class JobKind : std::uint8_t {
    message,
    payout,
    charge,
    refund, // a refund request
    shipment,
    page_payment, // asks a gateway's page about a payment into a cart
    provisioning,
    subscription, // reports a change of it to the vendor
};

/// The stored name: "page payment".
std::string_view name_of(JobKind kind);
std::optional<JobKind> parse_job_kind(std::string_view name);

/// An external call to be made after the transaction that requested it has been committed.
struct Job {
    JobId id;
    std::optional<JobKind> kind{}; // nothing: a newer version has added the job
    std::int64_t subject = 0;      // the id of the entity that it concerns
    std::int64_t attempts = 0;
    Instant made_at{};
};

} // namespace cartwright
