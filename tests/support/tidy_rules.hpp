#pragma once

#include "support/source_text.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cartwright::tests {

/// What a rule has found: "src/domain/orders/cart.cpp:12: …".
using Findings = std::vector<std::string>;

inline constexpr std::size_t function_lines_max = 60;
inline constexpr std::size_t file_lines_max = 400;
inline constexpr std::size_t columns_max = 120;
inline constexpr std::size_t folder_files_max = 30;
inline constexpr std::size_t settings_max = 20; // of one struct

/// Includes that src/layers.txt does not allow in the file's folder.
Findings foreign_includes(const SourceFile& file);

/// Folders of src, tests/unit and bench with more files than a reader can scan.
Findings crowded_folders(const std::vector<SourceFile>& project);

/// Structs of settings with so many fields that nobody finds one.
Findings crowded_settings(const SourceFile& file);

/// Terms that a file of one area reads of an area that it may not include, by src/layers.txt.
Findings foreign_terms(const SourceFile& file);

/// Heavy libraries in headers: each would be compiled again in every file that includes them.
Findings heavy_includes(const SourceFile& file);

/// Words that have no business where they stand, each with what to use instead.
Findings banned_words(const SourceFile& file);

/// Accounts and postings of the ledger that are made outside src/domain, where the functions are that decide them.
/// src/store may name an account to read its entries. SQL is exempt.
Findings foreign_postings(const SourceFile& file);

/// Columns that a repository reads by number instead of by the query's constant, and stored texts that are read with a
/// default where they are unknown.
Findings numbered_columns(const SourceFile& file);

/// Events that store/engine includes, and JSON Schema in src/domain: src/events has what is written of an event.
Findings misplaced_events(const SourceFile& file);

/// Events of src/domain that src/events/event_kinds.cpp does not list, to be recorded and to be described.
Findings unlisted_events(const std::vector<SourceFile>& project);

/// Functions longer than a screen, not counting lines that are nothing but the label of a case.
Findings long_functions(const SourceFile& file);

/// A `default` in a switch over `Why` where refusals are worded: without it a new reason does not build until it is
/// worded.
Findings silent_refusals(const SourceFile& file);

/// Files longer than a sitting; tabs, long lines, a missing end of the last line, a header without its `#pragma once`.
Findings bad_shape(const SourceFile& file);

/// Rows of route tables that have more or fewer than the four columns method, path, handler and who may, or that do not
/// stand on one line each. What else there is to say about a route stands in the manual of its API.
Findings untidy_routes(const SourceFile& file);

/// The routes of a route table: method ("DELETE") and path ("/cart/{cart}/items").
using Route = std::pair<std::string, std::string>;
std::vector<Route> routes_of(const SourceFile& file);

/// True when a request for `target` ("/cart/<cart>/items?x=1") is one for the route `path`.
bool is_request_for(const std::string& path, const std::string& target);

} // namespace cartwright::tests
