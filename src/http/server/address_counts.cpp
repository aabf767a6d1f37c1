#include "http/server/address_counts.hpp"

#include <utility>

namespace cartwright::http {

AddressCounts::Place::Place(Place&& other) noexcept
    : counts_(std::exchange(other.counts_, nullptr)), network_(other.network_) {}

AddressCounts::Place& AddressCounts::Place::operator=(Place&& other) noexcept {
    std::swap(counts_, other.counts_);
    std::swap(network_, other.network_);
    return *this;
}

AddressCounts::Place::~Place() {
    if (counts_ != nullptr) counts_->leave(network_);
}

std::size_t AddressCounts::enter(const Network& network) {
    const std::lock_guard lock(mutex_);
    return counts_[network]++;
}

void AddressCounts::leave(const Network& network) noexcept {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(network);
    if (found != counts_.end() && --found->second == 0) counts_.erase(found);
}

} // namespace cartwright::http
