#include "support/tidy_rules.hpp"

#include <regex>

// Route tables, read brace by brace: a row is what stands in the braces of the second level.

namespace cartwright::tests {

namespace {

constexpr std::size_t route_columns = 4;

struct TableRow {
    std::size_t begin;
    std::size_t end = 0;
    std::size_t columns = 1;
};

/// The rows of the table whose braces open at `open`.
std::vector<TableRow> rows_of(const std::string& code, std::size_t open) {
    std::vector<TableRow> rows;
    std::size_t depth = 0;
    for (std::size_t at = open; at < code.size(); ++at) {
        const char c = code[at];
        if ((c == '{' || c == '(') && ++depth == 2) rows.push_back({.begin = at});
        if (c == ',' && depth == 2) ++rows.back().columns;
        if (c != '}' && c != ')') continue;
        if (depth == 2) rows.back().end = at;
        if (--depth == 0) break;
    }
    return rows;
}

} // namespace

Findings untidy_routes(const SourceFile& file) {
    if (!is_cpp(file) || !is_below(file.path, "src")) return {};
    static const std::regex table(R"(\bRoute\s+\w+\s*\[\]\s*=\s*\{)");
    static const std::regex lone_route(R"(\bRoute\s*\{)");
    static const std::regex definition(R"(\bstruct\s+Route\s*\{)");
    const std::string code = blanked(file.text, Blank::comments_and_literals);
    Findings findings;
    const auto find = [&](std::size_t line, const char* message) {
        findings.push_back(file.path + ":" + std::to_string(line) + ": " + message);
    };
    for (std::sregex_iterator match(code.begin(), code.end(), table), end; match != end; ++match) {
        std::size_t line_before = 0;
        for (const TableRow& row : rows_of(code, static_cast<std::size_t>(match->position() + match->length() - 1))) {
            const std::size_t line = line_at(code, row.begin);
            if (row.columns != route_columns) find(line, "a route has four columns: method, path, handler, who may");
            if (line == line_before || line != line_at(code, row.end)) find(line, "a route has a line of its own");
            line_before = line;
        }
    }
    const std::string uses = std::regex_replace(code, definition, "");
    if (std::regex_search(uses, lone_route)) find(1, "routes stand in a table: `constexpr Route routes[] = {`");
    return findings;
}

} // namespace cartwright::tests
