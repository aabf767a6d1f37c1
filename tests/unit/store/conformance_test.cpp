#include "rehearsal/adapters/payment_gateway.sql.hpp"
#include "rehearsal/books/rehearsals.sql.hpp"
#include "rehearsal/books/rehearsed_pages.sql.hpp"
#include "store/accounts/access_keys.sql.hpp"
#include "store/accounts/accounts.sql.hpp"
#include "store/catalogue/listings.sql.hpp"
#include "store/catalogue/products.sql.hpp"
#include "store/engine/counters.sql.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
#include "store/ledger/ledgers.sql.hpp"
#include "store/ledger/refunds.sql.hpp"
#include "store/marketplace/payouts.sql.hpp"
#include "store/marketplace/ratings.sql.hpp"
#include "store/marketplace/shoe_search.sql.hpp"
#include "store/marketplace/shoes.sql.hpp"
#include "store/marketplace/shops.sql.hpp"
#include "store/members/clients.sql.hpp"
#include "store/members/member_access.sql.hpp"
#include "store/members/members.sql.hpp"
#include "store/orderflow/charges.sql.hpp"
#include "store/orderflow/invoices.sql.hpp"
#include "store/orderflow/shipments.sql.hpp"
#include "store/orders/carts.sql.hpp"
#include "store/orders/holds.sql.hpp"
#include "store/orders/orders.sql.hpp"
#include "store/orders/sellers.sql.hpp"
#include "store/outbox/events.sql.hpp"
#include "store/outbox/jobs.sql.hpp"
#include "store/outbox/messages.sql.hpp"
#include "store/outbox/subscribers.sql.hpp"
#include "store/reseller/customer_carts.sql.hpp"
#include "store/reseller/customers.sql.hpp"
#include "store/reseller/items.sql.hpp"
#include "store/reseller/plans.sql.hpp"
#include "store/reseller/refresh_tokens.sql.hpp"
#include "store/reseller/subscriptions.sql.hpp"
#include "store/reseller/vendor_orders.sql.hpp"
#include "store/shopping/discounts.sql.hpp"
#include "store/shopping/images.sql.hpp"
#include "store/shopping/member_carts.sql.hpp"
#include "store/upkeep/checks.sql.hpp"
#include "store/upkeep/idempotency.sql.hpp"
#include "tests/support/database.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

// Every query of every repository is prepared by every engine, and keeps to the SQL that all engines share
// (docs/storage.md).

namespace cartwright::store {
namespace {

std::vector<const Query*> all_queries() {
    std::vector<const Query*> queries;
    const auto add = [&](const auto& family) { queries.insert(queries.end(), std::begin(family), std::end(family)); };
    add(sql::access_keys::all);
    add(sql::accounts::all);
    add(sql::counters::all);
    add(sql::jobs::all);
    add(sql::messages::all);
    add(sql::clients::all);
    add(sql::members::all);
    add(sql::member_carts::all);
    add(sql::discounts::all);
    add(sql::member_access::all);
    add(sql::payouts::all);
    add(sql::ratings::all);
    add(sql::refunds::all);
    add(sql::sellers::all);
    add(sql::shoe_search::all);
    add(sql::shoes::all);
    add(sql::shops::all);
    add(sql::carts::all);
    add(sql::charges::all);
    add(sql::checks::all);
    add(sql::events::all);
    add(sql::holds::all);
    add(sql::idempotency::all);
    add(sql::images::all);
    add(sql::invoices::all);
    add(sql::ledgers::all);
    add(sql::listings::all);
    add(sql::orders::all);
    add(sql::payment_gateway::all);
    add(sql::products::all);
    add(sql::shipments::all);
    add(sql::subscribers::all);
    add(sql::customer_carts::all);
    add(sql::customers::all);
    add(sql::items::all);
    add(sql::plans::all);
    add(sql::refresh_tokens::all);
    add(sql::rehearsals::all);
    add(sql::rehearsed_pages::all);
    add(sql::subscriptions::all);
    add(sql::vendor_orders::all);
    add(sql::clients::all);
    add(sql::member_access::all);
    add(sql::members::all);
    return queries;
}

/// How many parameters: the highest $n.
std::size_t parameters_of(std::string_view text) {
    std::set<int> numbers;
    const std::regex parameter(R"(\$(\d+))");
    const std::string copy(text);
    for (std::sregex_iterator match(copy.begin(), copy.end(), parameter), end; match != end; ++match)
        numbers.insert(std::stoi((*match)[1]));
    return numbers.size();
}

class Conformance : public testing::TestWithParam<tests::Engine> {};
INSTANTIATE_TEST_SUITE_P(On, Conformance, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(Conformance, every_query_runs_on_an_empty_shop) {
    const test::TemporaryFolder folder;
    const tests::TestDatabase place(GetParam(), folder.path().string());
    const auto database = connect(place.url(), Access::read_write);
    migrate(*database, shop_schema(), {});
    for (const Query* query : all_queries()) {
        // What every parameter may be, and exists nowhere: statements find nothing, inserts are refused or rolled back.
        const Value nowhere = GetParam() == tests::Engine::sqlite ? Value{std::int64_t{424242}} : Value{};
        const std::vector<Value> values(parameters_of(query->text), nowhere);
        database->begin(Database::Mode::writing);
        if (query->text.ends_with("FOR NO KEY UPDATE\n") || query->text.find("pg_advisory") != std::string_view::npos) {
            database->lock(*query, values);
            database->roll_back();
            continue;
        }
        try {
            Rows& rows = database->select(*query, values);
            while (rows.next()) {
            }
        } catch (const Fault& fault) {
            EXPECT_TRUE(fault.kind == Fault::Kind::dangling || fault.kind == Fault::Kind::check) << fault.what();
        }
        database->roll_back();
    }
}

TEST(conformance, no_query_uses_what_engines_spell_differently) {
    const std::regex foreign(
        R"(\b(REPLACE INTO|AUTOINCREMENT|ILIKE|datetime\(|strftime\(|now\(\)|IFNULL|INSERT OR|PRAGMA|WITHOUT ROWID)"
        R"(|JSONB|SERIAL)\b|\?)",
        std::regex::icase);
    for (const Query* query : all_queries())
        EXPECT_FALSE(std::regex_search(std::string(query->text), foreign)) << query->name;
    for (const Migration& migration : shop_schema())
        EXPECT_FALSE(std::regex_search(std::string(migration.statements), foreign)) << migration.name;
}

} // namespace
} // namespace cartwright::store
