#include "store/schema.hpp"

#include "store/schema/0001_shop.sql.hpp"

namespace cartwright::store {

std::vector<Migration> shop_schema() { return {{.name = "0001_shop", .statements = embedded::schema_0001_shop}}; }

} // namespace cartwright::store
