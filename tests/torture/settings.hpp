#pragma once

#include <cstdint>
#include <string>

namespace cartwright::torture {

/// How much of it: the number in the environment variable CARTWRIGHT_TORTURE_‹name›, or `usual` when it is not set. The
/// usual numbers are those of ./test; bench/torture/run sets larger ones.
std::int64_t amount(const std::string& name, std::int64_t usual);

/// One line for the table that bench/torture/run prints: what was done, and what was found.
void report(const std::string& what, const std::string& found);

} // namespace cartwright::torture
