#pragma once

#include "store/engine/transaction.hpp"

#include <string>
#include <vector>

/// Columns that hold texts in `folded` or `searchable` form (base/text.hpp), for look-ups by equality or by word.
namespace cartwright::store::folded_texts {

/// Converts texts that former versions folded by smaller tables. If two rows of a unique column become equal, the older
/// one gets the folded text. The other one keeps a text that no look-up finds: see `stale`.
void fold_again(Transaction& transaction);

/// A row of a unique column whose text is not folded, so that no look-up finds it.
struct Stale {
    std::string_view what; // "member"
    std::int64_t id = 0;
    std::string text{};
};
std::vector<Stale> stale(Transaction& transaction);

} // namespace cartwright::store::folded_texts
