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

/// Includes that src/layers.txt does not allow in the file's folder.
Findings foreign_includes(const SourceFile& file);

/// Folders of src, tests/unit and bench with more files than a reader can scan.
Findings crowded_folders(const std::vector<SourceFile>& project);

/// Heavy libraries in headers: each would be compiled again in every file that includes them.
Findings heavy_includes(const SourceFile& file);

/// Words that have no business where they stand, each with what to use instead.
Findings banned_words(const SourceFile& file);

/// Functions longer than a screen.
Findings long_functions(const SourceFile& file);

/// Files longer than a sitting; tabs, long lines, a missing end of the last line, a header without its `#pragma once`.
Findings bad_shape(const SourceFile& file);

/// The routes of a route table: method ("DELETE") and path ("/cart/{cart}/items").
using Route = std::pair<std::string, std::string>;
std::vector<Route> routes_of(const SourceFile& file);

/// True when a request for `target` ("/cart/<cart>/items?x=1") is one for the route `path`.
bool is_request_for(const std::string& path, const std::string& target);

} // namespace cartwright::tests
