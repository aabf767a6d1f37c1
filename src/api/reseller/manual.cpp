#include "api/reseller/manual.hpp"

#include "api/reseller/reseller_schemas.json.hpp"

namespace cartwright::api::reseller::manual {

std::string_view schemas() { return embedded::reseller_schemas; }

} // namespace cartwright::api::reseller::manual
