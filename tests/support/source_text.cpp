#include "support/source_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace cartwright::tests {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

namespace {

namespace fs = std::filesystem;

enum class Kind { code, comment, literal };

struct Piece {
    Kind kind;
    std::size_t end;
};

constexpr std::array<std::string_view, 3> packed_extensions{".xz", ".gz", ".db"};
constexpr std::array<std::string_view, 4> foreign_folders{".git", "build", "var", "corpus"}; // .git may be a file

std::size_t after(std::string_view text, std::string_view what, std::size_t from) {
    const std::size_t found = text.find(what, from);
    return found == std::string_view::npos ? text.size() : found + what.size();
}

/// The end of a literal that begins at `at` with `quote`; an unclosed one ends with its line.
std::size_t end_of_quoted(std::string_view text, std::size_t at, char quote) {
    for (++at; at < text.size() && text[at] != '\n'; ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == quote) {
            return at + 1;
        }
    }
    return std::min(at, text.size());
}

Piece piece_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    const bool in_word = at > 0 && is_word(text[at - 1]);
    if (rest.starts_with("//")) return {Kind::comment, std::min(text.find('\n', at), text.size())};
    if (rest.starts_with("/*")) return {Kind::comment, after(text, "*/", at + 2)};
    if (rest.starts_with("R\"") && !in_word) {
        const std::size_t parenthesis = std::min(text.find('(', at), text.size());
        const std::string closing = ")" + std::string(text.substr(at + 2, parenthesis - at - 2)) + "\"";
        return {Kind::literal, after(text, closing, parenthesis)};
    }
    if (rest.front() == '"') return {Kind::literal, end_of_quoted(text, at, '"')};
    // In 1'000 the apostrophe is part of a number.
    if (rest.front() == '\'' && !in_word) return {Kind::literal, end_of_quoted(text, at, '\'')};
    return {Kind::code, at + 1};
}

std::string content_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

} // namespace

std::vector<SourceFile> project_files(const std::string& root) {
    std::vector<SourceFile> files;
    for (fs::recursive_directory_iterator entry(root), end; entry != end; ++entry) {
        const std::string name = entry->path().filename().string();
        const bool is_foreign = std::ranges::find(foreign_folders, name) != foreign_folders.end();
        if (is_foreign && entry->is_directory()) entry.disable_recursion_pending();
        if (is_foreign || entry->is_directory()) continue;
        const std::string extension = entry->path().extension().string();
        if (std::ranges::find(packed_extensions, extension) != packed_extensions.end()) continue;
        files.push_back({fs::relative(entry->path(), root).generic_string(), content_of(entry->path())});
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::string blanked(std::string_view text, Blank what) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Piece piece = piece_at(text, at);
        const bool keep =
            piece.kind == Kind::code || (piece.kind == Kind::literal && what != Blank::comments_and_literals);
        for (; at < piece.end; ++at) out += keep || text[at] == '\n' ? text[at] : ' ';
    }
    return out;
}

std::size_t line_at(std::string_view text, std::size_t position) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, position), '\n'));
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool is_header(const SourceFile& file) { return file.path.ends_with(".hpp"); }

bool is_cpp(const SourceFile& file) { return file.path.ends_with(".cpp") || is_header(file); }

bool is_below(std::string_view path, std::string_view folder) {
    return path == folder ||
           (path.starts_with(folder) && (folder.ends_with('/') || path.substr(folder.size()).starts_with('/')));
}

} // namespace cartwright::tests
