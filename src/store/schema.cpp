#include "store/schema.hpp"

#include "store/schema/0001_shop.sql.hpp"
#include "store/schema/0002_events.sql.hpp"
#include "store/schema/0003_webhooks.sql.hpp"
#include "store/schema/0004_doors.sql.hpp"
#include "store/schema/0005_orderflow.sql.hpp"
#include "store/schema/0006_marketplace.sql.hpp"
#include "store/schema/0007_reseller.sql.hpp"
#include "store/schema/0008_members.sql.hpp"
#include "store/schema/0009_products.sql.hpp"
#include "store/schema/0010_member_carts.sql.hpp"
#include "store/schema/0011_images.sql.hpp"
#include "store/schema/0012_payment_page.sql.hpp"
#include "store/schema/0013_shopping_indexes.sql.hpp"

namespace cartwright::store {

std::vector<Migration> shop_schema() {
    return {{.name = "0001_shop", .statements = embedded::schema_0001_shop},
            {.name = "0002_events", .statements = embedded::schema_0002_events},
            {.name = "0003_webhooks", .statements = embedded::schema_0003_webhooks},
            {.name = "0004_doors", .statements = embedded::schema_0004_doors},
            {.name = "0005_orderflow", .statements = embedded::schema_0005_orderflow},
            {.name = "0006_marketplace", .statements = embedded::schema_0006_marketplace},
            {.name = "0007_reseller", .statements = embedded::schema_0007_reseller},
            {.name = "0008_members", .statements = embedded::schema_0008_members},
            {.name = "0009_products", .statements = embedded::schema_0009_products},
            {.name = "0010_member_carts", .statements = embedded::schema_0010_member_carts},
            {.name = "0011_images", .statements = embedded::schema_0011_images},
            {.name = "0012_payment_page", .statements = embedded::schema_0012_payment_page},
            {.name = "0013_shopping_indexes", .statements = embedded::schema_0013_shopping_indexes}};
}

} // namespace cartwright::store
