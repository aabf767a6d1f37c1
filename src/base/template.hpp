#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// The values for a template: texts, and lists of values for repeated sections.
struct TemplateValues {
    std::map<std::string, std::string, std::less<>> texts{};
    std::map<std::string, std::vector<TemplateValues>, std::less<>> lists{};
};

enum class Escape : std::uint8_t { none, html };

/// Replaces each {{name}} in `text` by the text of that name, escaped. A section between {{#name}} and {{/name}} is
/// repeated for each value of the list of that name; it also sees the outer values. If `name` is a text, the section
/// appears once, unless the text is empty. Unknown names are empty.
std::string filled(std::string_view text, const TemplateValues& values, Escape escape);

/// Escapes `text` for HTML, including quoted attributes.
std::string escaped_html(std::string_view text);

} // namespace cartwright
