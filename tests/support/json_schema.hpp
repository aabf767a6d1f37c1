#pragma once

#include <boost/json.hpp>

namespace cartwright::tests {

/// True when `value` is valid by the part of JSON Schema that the program's own schemas use; references are looked up
/// in `root`. Throws std::logic_error for a keyword that it does not know, so that no rule is passed over.
bool is_valid(const boost::json::object& root, const boost::json::value& schema, const boost::json::value& value);

} // namespace cartwright::tests
