#include "app/version.hpp"

#include "app/version_of_build.hpp"

namespace cartwright {

std::string_view version() { return build::version; }
std::string_view commit() { return build::commit; }

} // namespace cartwright
