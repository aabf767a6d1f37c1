#pragma once

#include <string_view>

namespace cartwright {

/// "0.1.0", as CMakeLists.txt says.
std::string_view version();

/// The commit this was built from, with "-dirty" when the tree had changes; "unknown" outside of a git checkout.
std::string_view commit();

} // namespace cartwright
