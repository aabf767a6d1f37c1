#pragma once

#include <string_view>

namespace cartwright {

/// The version in CMakeLists.txt: "0.1.0".
std::string_view version();

/// The commit of the build, with "-dirty" when the tree had changes; "unknown" outside of a git checkout.
std::string_view commit();

} // namespace cartwright
