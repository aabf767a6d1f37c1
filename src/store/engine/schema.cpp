#include "store/engine/schema.hpp"

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
#include "store/schema/0014_refunds.expand.sql.hpp"
#include "store/schema/0016_shop_settings.expand.sql.hpp"
#include "store/schema/0017_open_page_payments.expand.sql.hpp"
#include "store/schema/0018_message_secrets.expand.sql.hpp"
#include "store/schema/0019_failing_jobs.expand.sql.hpp"
#include "store/schema/0020_gateway_refunds.contract.sql.hpp"
#include "store/schema/0022_folded_texts.expand.sql.hpp"
#include "store/schema/0023_delivery_reasons.expand.sql.hpp"
#include "store/schema/0024_half_sizes.expand.sql.hpp"
#include "store/schema/0025_customer_orders.expand.sql.hpp"
#include "store/schema/0026_lookups.expand.sql.hpp"
#include "store/schema/0027_recorded_headers.expand.sql.hpp"
#include "store/upkeep/folded_texts.hpp"

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
            {.name = "0013_shopping_indexes", .statements = embedded::schema_0013_shopping_indexes},
            {.name = "0014_refunds.expand", .statements = embedded::schema_0014_refunds},
            {.name = "0016_shop_settings.expand", .statements = embedded::schema_0016_shop_settings},
            {.name = "0017_open_page_payments.expand", .statements = embedded::schema_0017_open_page_payments},
            {.name = "0018_message_secrets.expand", .statements = embedded::schema_0018_message_secrets},
            {.name = "0019_failing_jobs.expand", .statements = embedded::schema_0019_failing_jobs},
            {.name = "0020_gateway_refunds.contract", .statements = embedded::schema_0020_gateway_refunds},
            {.name = "0022_folded_texts.expand",
             .statements = embedded::schema_0022_folded_texts,
             .step = folded_texts::fold_again,
             .rewrites = {"accounts", "sellers", "members", "shoe_models", "member_words", "cart_item_words"}},
            {.name = "0023_delivery_reasons.expand", .statements = embedded::schema_0023_delivery_reasons},
            {.name = "0024_half_sizes.expand", .statements = embedded::schema_0024_half_sizes},
            {.name = "0025_customer_orders.expand", .statements = embedded::schema_0025_customer_orders},
            {.name = "0026_lookups.expand", .statements = embedded::schema_0026_lookups},
            {.name = "0027_recorded_headers.expand", .statements = embedded::schema_0027_recorded_headers}};
}

} // namespace cartwright::store
