#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright {

/// What a template is filled with: texts, and lists of such values for what is repeated.
struct TemplateValues {
    std::map<std::string, std::string, std::less<>> texts{};
    std::map<std::string, std::vector<TemplateValues>, std::less<>> lists{};
};

enum class Escape : std::uint8_t { none, html };

/// `text` with each {{name}} replaced by the text of that name, escaped. What stands between {{#name}} and {{/name}} is
/// repeated for each value of the list of that name, which sees the texts around it too; where `name` is a text it
/// stands once, unless the text is empty. Names that are not there are empty.
std::string filled(std::string_view text, const TemplateValues& values, Escape escape);

/// `text` as it may stand in HTML, also within a quoted attribute.
std::string escaped_html(std::string_view text);

} // namespace cartwright
