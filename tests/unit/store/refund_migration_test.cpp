// Refunds of earlier versions are kept in tables of their own; what was asked for there must not be forgotten.

#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
#include "tests/support/database.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cartwright::store {
namespace {

class RefundMigration : public testing::TestWithParam<tests::Engine> {
  protected:
    [[nodiscard]] std::int64_t count(const std::string& what) const {
        return tests::number(place_.url(), "SELECT count(*) FROM " + what);
    }
    void migrate_to(const std::vector<Migration>& schema, MigrationPhase reach) const {
        migrate(*store::connect(place_.url(), Access::read_write), schema, {}, reach);
    }
    void meddle(const std::string& statements) const { tests::meddle(place_.url(), statements); }

    test::TemporaryFolder folder_;
    tests::TestDatabase place_{GetParam(), folder_.path().string()};
};
INSTANTIATE_TEST_SUITE_P(On, RefundMigration, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

constexpr const char* paid_order =
    "INSERT INTO orders (id, door, cart_id, stage, reason, total_minor, currency, placed_at) "
    "VALUES (7, 'orderflow', 7, 'paid', '', 45000, 'USD', 1);"
    "INSERT INTO invoices VALUES (8, 7, 1, 2026, 1, '', '', '', '8080', '', '', '', 'none', 0, 45000, 'USD', '', 1);"
    "INSERT INTO charges VALUES (9, 7, 8, '8080', 45000, 'USD', 'approved', 5, '', '', '', '', '', 9, 2026, '', 1, 2);"
    "INSERT INTO gateway_refunds VALUES (1, 9, 7, 1000, 'USD', 'cold', 'key', 'approved', 3, 4);"
    "INSERT INTO gateway_refunds VALUES (2, 9, 7, 2000, 'USD', 'cold', '', 'asked', 5, NULL);"
    "INSERT INTO refunds (id, order_id, seller_id, amount_minor, fee_minor, tax_minor, currency, reason, made_at) "
    "VALUES (3, 7, 1, 1000, 0, 0, 'USD', 'cold', 4)";

TEST_P(RefundMigration, keeps_what_an_earlier_version_has_asked_for) {
    std::vector<Migration> former = shop_schema();
    const auto first_of_this = std::ranges::find(former, std::string_view("0014_refunds.expand"), &Migration::name);
    former.erase(first_of_this, former.end());
    migrate_to(former, MigrationPhase::expand);
    meddle(paid_order);

    migrate_to(shop_schema(), MigrationPhase::expand);
    EXPECT_EQ(count("refund_requests WHERE method = 'gateway' AND door = 'orderflow' AND charge_id = 9"), 2);
    EXPECT_EQ(count("refund_requests WHERE id = 1 AND state = 'approved' AND attempt = 'key' AND answered_at = 4"), 1);
    EXPECT_EQ(count("refund_requests WHERE id = 2 AND state = 'asked' AND amount_minor = 2000"), 1);
    EXPECT_EQ(count("refunds WHERE request_id IS NULL"), 1);
    EXPECT_EQ(count("orders WHERE sellers_owe_tax = 0"), 1);

    // A node of the earlier version decides one and asks for another before it is stopped.
    meddle("UPDATE gateway_refunds SET state = 'declined', answered_at = 6 WHERE id = 2;"
           "INSERT INTO gateway_refunds VALUES (4, 9, 7, 500, 'USD', 'cold', '', 'asked', 7, NULL)");
    migrate_to(shop_schema(), MigrationPhase::contract);
    EXPECT_EQ(count("refund_requests WHERE id = 2 AND state = 'declined' AND answered_at = 6"), 1);
    EXPECT_EQ(count("refund_requests WHERE id = 4 AND state = 'asked' AND amount_minor = 500"), 1);
    EXPECT_EQ(count("refund_requests"), 3);
}

} // namespace
} // namespace cartwright::store
