#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::tests {

/// Which folder of src may include which: what src/layers.txt says, which explains itself.
struct LayerRules {
    using Rows = std::map<std::string, std::vector<std::string>, std::less<>>;

    Rows layers{};
    Rows areas{};
};

/// Reads such a table. Throws std::runtime_error for a line that is no comment and no row, and for a row that names a
/// folder or an area twice.
LayerRules layer_rules_in(std::string_view text);

/// The table of this project.
const LayerRules& layer_rules();

/// Whether a file of `folder` ("store/orders") may include `include` ("domain/orders/cart.hpp").
bool may_include(const LayerRules& rules, std::string_view folder, std::string_view include);

} // namespace cartwright::tests
