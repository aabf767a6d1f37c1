#pragma once

#include "operations/upkeep/check.hpp"

namespace cartwright::operations {

/// Compares the shop's database with the records of the simulated services; at most `evidence_max` rows of evidence for
/// each invariant. The two databases are not read at the same moment. So while the shop is served, only what several
/// comparisons find is a violation.
std::vector<Violation> violations_of_books(store::Transaction& shop, store::Transaction& books,
                                           std::size_t evidence_max);

} // namespace cartwright::operations
