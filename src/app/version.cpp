#include "app/version.hpp"

#include "version_of_build.hpp"

namespace cartwright {

std::string_view version() { return build::version; }
std::string_view commit() { return build::commit; }

} // namespace cartwright
