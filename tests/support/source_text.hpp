#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::tests {

/// A file of the project as the rules of tidy_test see it; `path` is relative to the root:
/// "src/domain/orders/cart.cpp".
struct SourceFile {
    std::string path;
    std::string text;
};

/// Every text file of the project below `root`, in the order of their paths: no build output, no packed data.
std::vector<SourceFile> project_files(const std::string& root);

/// C++ with comments (or comments and literals) replaced by blanks; line and column of everything else stay as they
/// were.
enum class Blank : bool { comments, comments_and_literals };
std::string blanked(std::string_view text, Blank what);

/// The number of the line, from 1, that `position` stands on.
std::size_t line_at(std::string_view text, std::size_t position);

/// The lines of `text`, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);

/// True for what names are made of.
bool is_word(char c);

/// True for C++ sources and headers.
bool is_cpp(const SourceFile& file);
bool is_header(const SourceFile& file);

/// `path` is `folder` or lies in it.
bool is_below(std::string_view path, std::string_view folder);

} // namespace cartwright::tests
