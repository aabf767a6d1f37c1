#include "support/layer_rules.hpp"

#include "support/source_text.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace cartwright::tests {

namespace {

/// The layers that are divided into areas.
constexpr std::array<std::string_view, 3> divided_layers{"domain", "store", "operations"};

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(std::move(word));
    return words;
}

/// "store/orders" → "orders"; empty for a folder that is no area.
std::string_view area_of(const LayerRules& rules, std::string_view folder) {
    const std::size_t slash = folder.find('/');
    if (slash == std::string_view::npos ||
        std::ranges::find(divided_layers, folder.substr(0, slash)) == divided_layers.end())
        return {};
    const std::string_view area = folder.substr(slash + 1);
    return rules.areas.contains(area) ? area : std::string_view{};
}

bool is_listed(const LayerRules::Rows& rows, std::string_view name, std::string_view wanted) {
    const auto row = rows.find(name);
    return row != rows.end() && std::ranges::find(row->second, wanted) != row->second.end();
}

} // namespace

LayerRules layer_rules_in(std::string_view text) {
    static const std::regex row_line("(layer|area) ([a-z/_]+):((?: [a-z/_]+)*)");
    LayerRules rules;
    for (const std::string_view line : lines_of(text)) {
        if (line.empty() || line.starts_with('#')) continue;
        std::smatch match;
        const std::string row(line);
        if (!std::regex_match(row, match, row_line)) throw std::runtime_error("not a row of layers: " + row);
        LayerRules::Rows& rows = match[1] == "layer" ? rules.layers : rules.areas;
        if (!rows.emplace(match[2], words_of(match[3])).second) throw std::runtime_error("a second row: " + row);
    }
    return rules;
}

const LayerRules& layer_rules() {
    static const LayerRules rules = [] {
        std::ifstream in(CARTWRIGHT_SOURCE "/src/layers.txt");
        std::ostringstream text;
        text << in.rdbuf();
        return layer_rules_in(text.str());
    }();
    return rules;
}

bool may_include(const LayerRules& rules, std::string_view folder, std::string_view include) {
    const std::string_view wanted = include.substr(0, include.rfind('/'));
    const std::string_view area = area_of(rules, folder);
    const std::string_view wanted_area = area_of(rules, wanted);
    if (!area.empty() && !wanted_area.empty() && area != wanted_area && !is_listed(rules.areas, area, wanted_area))
        return false;
    // The longest row counts: providers/live before providers.
    const std::string* layer = nullptr;
    for (const auto& [name, folders] : rules.layers)
        if (is_below(folder, name) && (layer == nullptr || name.size() > layer->size())) layer = &name;
    if (layer == nullptr) return false;
    if (is_below(wanted, *layer)) return true;
    return std::ranges::any_of(rules.layers.find(*layer)->second,
                               [&](const std::string& listed) { return is_below(wanted, listed); });
}

} // namespace cartwright::tests
