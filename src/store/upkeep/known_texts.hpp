#pragma once

#include "store/engine/transaction.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Texts that stand for values, such as a currency or the state of a cart. Whatever reads a row with another text ends
/// with a fault, so they are looked at here without reading the rows. Where the schema itself has the list of the
/// texts, the database finds the others.
namespace cartwright::store::known_texts {

/// A text that this version does not know.
struct Unknown {
    std::string what; // the kind of row, as `check` names it
    std::int64_t id;  // of the first row that has the text
    std::string_view column;
    std::string text;
    std::int64_t count; // of the rows that have it
};

std::vector<Unknown> unknown(Transaction& transaction);

} // namespace cartwright::store::known_texts
