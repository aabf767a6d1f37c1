#include "domain/outbox/job.hpp"

#include <algorithm>
#include <array>

namespace cartwright {

namespace {

constexpr std::array<std::string_view, 8> names{"message",  "payout",       "charge",       "refund",
                                                "shipment", "page payment", "provisioning", "subscription"};
static_assert(names.size() == static_cast<std::size_t>(JobKind::subscription) + 1);

} // namespace

std::string_view name_of(JobKind kind) { return names.at(static_cast<std::size_t>(kind)); }

std::optional<JobKind> parse_job_kind(std::string_view name) {
    const auto* const found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<JobKind>(found - names.begin());
}

} // namespace cartwright
