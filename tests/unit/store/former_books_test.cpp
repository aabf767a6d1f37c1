#include "rehearsal/upkeep/former_books.hpp"

#include "rehearsal/books/books.hpp"
#include "store/engine/schema.hpp"
#include "support/database.hpp"
#include "support/temporary_folder.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <gtest/gtest.h>

// The records of the simulated services that a former version kept in the shop's database.

namespace cartwright::operations {
namespace {

using tests::Engine;
using tests::Row;

constexpr const char* former_rows =
    "INSERT INTO rehearsal_charges VALUES ('charge-1', '8080', 2100, 'USD', 77, 'approved', 500, 2);"
    "INSERT INTO rehearsal_refunds VALUES ('refund-1', 'charge-1', 500, 'approved', 1);"
    "INSERT INTO rehearsal_pages VALUES ('page', 5, 9950, 'EUR', 'thing', 'Ada', 'a@b.example', '1', 'http://s', "
    "'http://f', "
    "'pay', 1, 3, 1700000000000);"
    "INSERT INTO rehearsed_orders VALUES ('order-9', 9, 2, 1, 'create A 1', 1700000000001);"
    "INSERT INTO rehearsed_subscriptions VALUES (4, 2, 'active', 3, 1700000000002)";

constexpr const char* former_count =
    "SELECT (SELECT count(*) FROM rehearsal_charges) + (SELECT count(*) FROM rehearsal_refunds) "
    "+ (SELECT count(*) FROM rehearsal_pages) + (SELECT count(*) FROM rehearsed_orders) "
    "+ (SELECT count(*) FROM rehearsed_subscriptions)";

class FormerBooks : public testing::TestWithParam<Engine> {
  protected:
    Row row(const std::string& table) const {
        return tests::rows(database.url(), "SELECT * FROM rehearsal." + table).at(0);
    }

    void expect_taken_over() const {
        EXPECT_EQ(row("charges"), (Row{"charge-1", "8080", "2100", "USD", "77", "approved", "500", "2"}));
        EXPECT_EQ(row("refunds"), (Row{"refund-1", "charge-1", "500", "approved", "1"}));
        EXPECT_EQ(row("pages"), (Row{"page", "5", "9950", "EUR", "thing", "Ada", "a@b.example", "1", "http://s",
                                     "http://f", "pay", "1", "3", "1700000000000"}));
        EXPECT_EQ(row("provisionings"), (Row{"order-9", "9", "2", "1", "create A 1", "1700000000001"}));
        EXPECT_EQ(row("subscriptions"), (Row{"4", "2", "active", "3", "1700000000002"}));
        EXPECT_EQ(tests::number(database.url(), former_count), 0);
    }

    test::TemporaryFolder folder;
    tests::TestDatabase database{GetParam(), folder.path().string(), tests::Content::tables};
    SystemClock clock;
    SystemEntropy entropy;
    telemetry::Log log{(folder.path() / "log").string()};
    telemetry::Metrics metrics;
    store::Store shop{{.url = database.url(), .schema = store::shop_schema()}, clock, entropy, log, metrics};
    telemetry::Metrics metrics_of_books;
    store::Store books{store::rehearsal_books::settings(store::rehearsal_books::url_beside(database.url())), clock,
                       entropy, log, metrics_of_books};
};

INSTANTIATE_TEST_SUITE_P(On, FormerBooks, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(FormerBooks, are_taken_over_once) {
    EXPECT_TRUE(take_over_former_books(shop, books)); // there are none
    tests::meddle(database.url(), former_rows);
    EXPECT_TRUE(take_over_former_books(shop, books));
    expect_taken_over();
    EXPECT_TRUE(take_over_former_books(shop, books));
    expect_taken_over();
}

/// The process is killed after the copy and before the deletion: the rows are in both databases, and the books go on.
TEST_P(FormerBooks, are_not_added_twice_after_a_crash) {
    tests::meddle(database.url(), former_rows);
    ASSERT_TRUE(take_over_former_books(shop, books));
    tests::meddle(database.url(), former_rows);
    tests::meddle(database.url(), "UPDATE rehearsal.charges SET asked = 9");
    EXPECT_TRUE(take_over_former_books(shop, books));
    EXPECT_EQ(row("charges").back(), "9");
    EXPECT_EQ(tests::number(database.url(), "SELECT count(*) FROM rehearsal.pages"), 1);
    EXPECT_EQ(tests::number(database.url(), former_count), 0);
}

TEST_P(FormerBooks, stay_where_they_are_when_the_books_cannot_be_written) {
    tests::meddle(database.url(), former_rows);
    books.stop();
    EXPECT_FALSE(take_over_former_books(shop, books));
    EXPECT_EQ(tests::number(database.url(), former_count), 5);
}

TEST_P(FormerBooks, exist_only_where_they_were_made) {
    EXPECT_TRUE(store::rehearsal_books::exist_at(store::rehearsal_books::url_beside(database.url())));
    const test::TemporaryFolder other;
    const tests::TestDatabase empty(GetParam(), other.path().string(), tests::Content::tables);
    const std::string url = store::rehearsal_books::url_beside(empty.url());
    EXPECT_FALSE(store::rehearsal_books::exist_at(url));
    EXPECT_FALSE(store::rehearsal_books::exist_at(url)); // the first look has made nothing
}

} // namespace
} // namespace cartwright::operations
