#include "support/layer_rules.hpp"
#include "support/tidy_rules.hpp"

#include <algorithm>
#include <array>
#include <regex>

// Bags: structs that hold what does not belong together, and areas that look into the settings of others.

namespace cartwright::tests {

namespace {

std::string without_template_arguments(const std::string& text) {
    std::string rest;
    int depth = 0;
    for (const char c : text) {
        if (c == '<') ++depth;
        if (depth == 0) rest += c;
        if (c == '>' && depth > 0) --depth;
    }
    return rest;
}

/// Whether a member's declaration, without braces and what is in them, is that of a field: `int a = 0`.
bool declares_field(const std::string& declaration) {
    static const std::regex other(
        R"(^\s*(\[\[\w+\]\]\s*)?(using|friend|static|constexpr|enum|struct|class|union|template)\b|\boperator\b)");
    static const std::regex function(R"(\((?!\s*\*))"); // not a pointer to one
    if (declaration.find_first_not_of(" \n") == std::string::npos || std::regex_search(declaration, other))
        return false;
    const std::string named = without_template_arguments(declaration.substr(0, declaration.find('=')));
    return named.find("(*") != std::string::npos || !std::regex_search(named, function);
}

/// How many fields there are in the body of a struct that begins at `at`.
std::size_t count_fields(std::string_view code, std::size_t at) {
    std::size_t fields = 0;
    std::string declaration;
    for (int depth = 1; depth > 0 && at < code.size(); ++at) {
        const char c = code[at];
        if (c == '{') ++depth;
        if (c == '}') --depth;
        if (depth > 1 || c == '{') continue;
        const bool ends_function =
            c == '}' && !declares_field(declaration) && declaration.find('(') != std::string::npos;
        if (c == ';' && declares_field(declaration)) ++fields;
        if (c == ';' || ends_function)
            declaration.clear();
        else if (c != '}')
            declaration += c;
    }
    return fields;
}

bool has_settings(const std::string& path) {
    static const std::regex settings("src/(app/.*|api/core/api_server\\.hpp|.*/(terms|settings)\\.hpp)");
    return std::regex_match(path, settings);
}

/// "src/operations/orders/carts.cpp" → "orders"; empty for a file that is of no area.
std::string area_of_file(const SourceFile& file) {
    static const std::regex path("src/(domain|store|operations|api)/([a-z]+)/.*");
    std::smatch match;
    if (!is_cpp(file) || !std::regex_match(file.path, match, path)) return {};
    return layer_rules().areas.contains(match[2].str()) ? match[2].str() : std::string();
}

} // namespace

Findings crowded_settings(const SourceFile& file) {
    if (!is_header(file) || !has_settings(file.path)) return {};
    static const std::regex head(R"(\bstruct\s+(\w+)[^;{}()]*\{)");
    const std::string code = blanked(file.text, Blank::comments_and_literals);
    Findings findings;
    for (std::sregex_iterator match(code.begin(), code.end(), head), end; match != end; ++match) {
        const auto at = static_cast<std::size_t>(match->position());
        const std::size_t fields = count_fields(code, at + static_cast<std::size_t>(match->length()));
        if (fields > settings_max)
            findings.push_back(file.path + ":" + std::to_string(line_at(code, at)) + ": " + (*match)[1].str() +
                               " has " + std::to_string(fields) + " fields: group them by what they are about");
    }
    return findings;
}

Findings foreign_terms(const SourceFile& file) {
    static const std::regex all_terms("#include \"domain/terms\\.hpp\"");
    static const std::regex read(R"(\bterms\.([a-z]+))");
    const std::string area = area_of_file(file);
    if (area.empty()) return {};
    Findings findings;
    const std::string code = blanked(file.text, Blank::comments);
    const auto find = [&](const std::smatch& match, const std::string& message) {
        findings.push_back(file.path + ":" + std::to_string(line_at(code, static_cast<std::size_t>(match.position()))) +
                           ": " + message);
    };
    const LayerRules::Rows& areas = layer_rules().areas;
    const std::vector<std::string>& allowed = areas.at(area);
    for (std::sregex_iterator match(code.begin(), code.end(), read), end; match != end; ++match) {
        const std::string other = (*match)[1].str();
        if (!areas.contains(other) || other == area || std::ranges::find(allowed, other) != allowed.end()) continue;
        find(*match, area + " may not read the terms of " + other);
    }
    for (std::sregex_iterator match(code.begin(), code.end(), all_terms), end; match != end; ++match)
        find(*match, area + " may not read the terms of all areas");
    return findings;
}

} // namespace cartwright::tests
