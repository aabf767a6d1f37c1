#include "support/tidy_rules.hpp"

#include <algorithm>
#include <regex>

// Events: each is a plain struct of its area in src/domain, and src/events says what is written of it.

namespace cartwright::tests {

namespace {

Findings lines_with(const SourceFile& file, const std::string& text, const std::regex& pattern, const char* message) {
    Findings findings;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
        const std::size_t line = line_at(text, static_cast<std::size_t>(match->position(1)));
        findings.push_back(file.path + ":" + std::to_string(line) + ": " + message);
    }
    return findings;
}

} // namespace

Findings misplaced_events(const SourceFile& file) {
    static const std::regex event_include(R"re((#include "(domain/\w+/events|events/(?!event\.hpp)\w+)))re");
    static const std::regex schema(R"re((\\?"type\\?"\s*:))re");
    if (!is_cpp(file)) return {};
    const std::string text = blanked(file.text, Blank::comments);
    if (is_below(file.path, "src/store/engine"))
        return lines_with(file, text, event_include, "store/engine knows no event: every repository compiles it");
    if (is_below(file.path, "src/domain"))
        return lines_with(file, text, schema, "what is written of an event, and its schema, stand in src/events");
    return {};
}

Findings unlisted_events(const std::vector<SourceFile>& project) {
    static const std::regex events_header("src/domain/[a-z]+/events\\.hpp");
    static const std::regex event("(?:^|\n)struct (\\w+) \\{");
    const auto list = std::ranges::find(project, "src/events/event_kinds.cpp", &SourceFile::path);
    const std::string listed = list == project.end() ? std::string() : blanked(list->text, Blank::comments);
    Findings findings;
    for (const SourceFile& file : project) {
        if (!std::regex_match(file.path, events_header)) continue;
        for (std::sregex_iterator match(file.text.begin(), file.text.end(), event), end; match != end; ++match) {
            const std::string name = (*match)[1];
            if (listed.find("fact_of(const " + name + "&);") == std::string::npos ||
                listed.find("kind_of<" + name + ">()") == std::string::npos)
                findings.push_back(file.path + ": " + name + " is not listed in src/events/event_kinds.cpp");
        }
    }
    return findings;
}

} // namespace cartwright::tests
