#pragma once

#include "store/engine/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cartwright::operations {

/// An invariant that does not hold.
struct Violation {
    std::string invariant; // "each cart is paid at most once"
    std::string evidence;  // "cart 281474976710655, paid orders 2"

    friend bool operator==(const Violation&, const Violation&) = default;
};

/// Collects what violates one invariant, up to a number.
class Findings {
  public:
    Findings(std::string_view invariant, std::size_t max) : invariant_(invariant), max_(max) {}

    void add(std::string evidence) {
        if (++count_ <= max_) found_.push_back({.invariant = invariant_, .evidence = std::move(evidence)});
    }

    void move_to(std::vector<Violation>& all) {
        if (count_ > max_)
            found_.push_back({.invariant = invariant_, .evidence = "… and " + std::to_string(count_ - max_) + " more"});
        all.insert(all.end(), found_.begin(), found_.end());
    }

  private:
    std::string invariant_;
    std::size_t max_;
    std::size_t count_ = 0;
    std::vector<Violation> found_;
};

/// Verifies every invariant of the shop over the whole database, within one transaction; at most `evidence_max` rows of
/// evidence for each.
std::vector<Violation> violations(store::Transaction& tx, std::size_t evidence_max);

} // namespace cartwright::operations
