#pragma once

#include "store/engine/transaction.hpp"

#include <string>
#include <vector>

namespace cartwright::operations {

/// An invariant that does not hold.
struct Violation {
    std::string invariant; // "stock on hand is what came in less what was sold"
    std::string evidence;  // "listing 3: on hand 74, entries say 75"

    friend bool operator==(const Violation&, const Violation&) = default;
};

/// Verifies every invariant of the shop over the whole database, within one transaction; at most `evidence_max` rows of
/// evidence for each.
std::vector<Violation> violations(store::Transaction& tx, std::size_t evidence_max);

} // namespace cartwright::operations
