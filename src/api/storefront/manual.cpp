#include "api/storefront/manual.hpp"

#include "api/storefront/schemas.json.hpp"

namespace cartwright::api::storefront::manual {

std::string_view schemas() { return embedded::schemas; }

} // namespace cartwright::api::storefront::manual
