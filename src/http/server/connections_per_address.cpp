#include "http/server/connections_per_address.hpp"

#include <utility>

namespace cartwright::http {

ConnectionsPerAddress::Place::Place(Place&& other) noexcept
    : counts_(std::exchange(other.counts_, nullptr)), network_(other.network_) {}

ConnectionsPerAddress::Place& ConnectionsPerAddress::Place::operator=(Place&& other) noexcept {
    std::swap(counts_, other.counts_);
    std::swap(network_, other.network_);
    return *this;
}

ConnectionsPerAddress::Place::~Place() {
    if (counts_ != nullptr) counts_->leave(network_);
}

std::size_t ConnectionsPerAddress::enter(const Network& network) {
    const std::lock_guard lock(mutex_);
    return counts_[network]++;
}

void ConnectionsPerAddress::leave(const Network& network) noexcept {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(network);
    if (found != counts_.end() && --found->second == 0) counts_.erase(found);
}

} // namespace cartwright::http
