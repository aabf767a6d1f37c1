#include "api/orderflow/manual.hpp"

#include "api/orderflow/orderflow_schemas.json.hpp"

namespace cartwright::api::orderflow::manual {

std::string_view schemas() { return embedded::orderflow_schemas; }

} // namespace cartwright::api::orderflow::manual
