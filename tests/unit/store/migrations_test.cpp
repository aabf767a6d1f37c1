#include "store/engine/migrations.hpp"

#include "store/engine/schema.hpp"
#include "tests/support/database.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace cartwright::store {
namespace {

using Names = std::vector<std::string>;

const Migration first_migration{.name = "0001_a.expand",
                                .statements = "CREATE TABLE a (id INTEGER PRIMARY KEY, old BIGINT)"};
const Migration second_migration{.name = "0002_b.expand", .statements = "ALTER TABLE a ADD COLUMN now BIGINT"};
const Migration third_migration{.name = "0003_c.contract",
                                .statements = "-- needs: 0.3.0\nALTER TABLE a DROP COLUMN old"};
const Migration fourth_migration{.name = "0004_d.expand", .statements = "CREATE INDEX a_now ON a (now)"};

class MigrationsTest : public testing::TestWithParam<tests::Engine> {
  protected:
    std::unique_ptr<Database> connect() { return store::connect(place_.url(), Access::read_write); }

    test::TemporaryFolder folder_;
    tests::TestDatabase place_{GetParam(), folder_.path().string()};
};
INSTANTIATE_TEST_SUITE_P(On, MigrationsTest, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(MigrationsTest, a_former_version_goes_on_beside_what_a_newer_one_has_added) {
    const auto database = connect();
    migrate(*database, {first_migration, second_migration, fourth_migration}, {});
    const Migrated former = migrate(*database, {first_migration}, {});
    EXPECT_TRUE(former.run.empty());
    EXPECT_EQ(former.newer, (Names{"0002_b.expand", "0004_d.expand"}));
}

TEST_P(MigrationsTest, a_former_version_does_not_start_after_a_contract_migration) {
    const auto database = connect();
    migrate(*database, {first_migration, second_migration, third_migration}, {}, MigrationPhase::contract);
    EXPECT_THROW(migrate(*database, {first_migration, second_migration}, {}), Fault);
}

TEST_P(MigrationsTest, a_contract_migration_waits_until_it_is_asked_for) {
    const auto database = connect();
    migrate(*database, {first_migration}, {});
    const Migrated waiting =
        migrate(*database, {first_migration, second_migration, third_migration, fourth_migration}, {});
    EXPECT_EQ(waiting.run, (Names{"0002_b.expand", "0004_d.expand"}));
    EXPECT_EQ(waiting.waiting, Names{"0003_c.contract"});
    EXPECT_TRUE(
        migrate(*database, {first_migration, second_migration, third_migration, fourth_migration}, {}).run.empty());
    EXPECT_EQ(migrate(*database, {first_migration, second_migration, third_migration, fourth_migration}, {},
                      MigrationPhase::contract)
                  .run,
              Names{"0003_c.contract"});
}

TEST_P(MigrationsTest, a_new_database_gets_the_whole_schema_at_once) {
    EXPECT_EQ(
        migrate(*connect(), {first_migration, second_migration, third_migration, fourth_migration}, {}).run.size(), 4U);
}

TEST_P(MigrationsTest, a_step_in_code_runs_after_its_statements_and_is_undone_with_them) {
    static constexpr Query add{"test.add_row", "INSERT INTO a (id, old) VALUES ($1, $2)"};
    static constexpr Query count{"test.count_rows", "SELECT count(*) FROM a"};
    const Migration good{.name = "0002_rows.expand",
                         .statements = "ALTER TABLE a ADD COLUMN later BIGINT",
                         .step = [](Transaction& tx) { tx.execute(add, std::int64_t{1}, std::int64_t{2}); },
                         .rewrites = {"a"}};
    const Migration bad{.name = "0002_rows.expand", .statements = good.statements, .step = [](Transaction& tx) {
                            tx.execute(add, std::int64_t{1}, std::int64_t{2});
                            throw Fault(Fault::Kind::broken, "in the middle");
                        }};
    const auto rows = [](Database& database) {
        database.begin(Database::Mode::reading);
        Rows& found = database.select(count, {});
        found.next();
        const std::int64_t number = found.integer({0});
        found.finish();
        database.roll_back();
        return number;
    };
    const auto database = connect();
    migrate(*database, {first_migration}, {});
    EXPECT_THROW(migrate(*database, {first_migration, bad}, {}), Fault);
    EXPECT_EQ(rows(*database), 0);
    EXPECT_EQ(migrate(*database, {first_migration, good}, {}).run, Names{"0002_rows.expand"});
    EXPECT_EQ(rows(*database), 1);
}

TEST_P(MigrationsTest, a_plan_says_what_would_be_done_and_does_nothing) {
    const auto database = connect();
    EXPECT_NE(plan_of(*database, {first_migration}, MigrationPhase::expand).find("adds the table a"),
              std::string::npos);
    EXPECT_EQ(plan_of(*database, {first_migration, third_migration}, MigrationPhase::expand).find("without --contract"),
              std::string::npos); // a new database
    migrate(*database, {first_migration}, {});
    const std::string plan = plan_of(*database, {first_migration, second_migration, third_migration, fourth_migration},
                                     MigrationPhase::expand);
    for (const char* expected : {"0002_b.expand\n    adds a column to a; other writers wait briefly\n    The previous "
                                 "version can continue to run.\n",
                                 "Requires version 0.3.0 on every node", "Not run without --contract.",
                                 "adds an index to a, 0 rows: other writers wait about 1 s"})
        EXPECT_NE(plan.find(expected), std::string::npos) << expected << " is missing in:\n" << plan;
    EXPECT_EQ(migrate(*database, {first_migration, second_migration}, {}).run.size(), 1U);
    EXPECT_EQ(plan_of(*database, {first_migration, second_migration}, MigrationPhase::expand),
              "No migration is missing.\n");
    EXPECT_NE(plan_of(*database, {first_migration}, MigrationPhase::expand)
                  .find("0002_b.expand\n    belongs to a newer version"),
              std::string::npos);
}

TEST_P(MigrationsTest, a_version_from_before_the_two_kinds_can_not_go_on_beside_any_of_them) {
    const auto database = connect();
    const Migration before{.name = "0001_a", .statements = first_migration.statements};
    migrate(*database, {before}, {});
    EXPECT_NE(plan_of(*database, {before, second_migration}, MigrationPhase::expand)
                  .find("cannot continue to run: stop its nodes first"),
              std::string::npos);
}

TEST(migrations, statements_are_safe_beside_a_former_version_or_not) {
    struct Case {
        std::string_view script;
        bool is_safe;
    };
    constexpr Case cases[] = {
        {"CREATE TABLE t (id BIGINT)", true},
        {"-- a; comment\nCREATE INDEX i ON t (id);\n", true},
        {"CREATE UNIQUE INDEX i ON t (id)", false}, // what a former version writes may be refused
        {"CREATE TABLE t (id BIGINT); CREATE UNIQUE INDEX i ON t (id)", true},
        {"ALTER TABLE t ADD COLUMN c BIGINT", true},
        {"ALTER TABLE t ADD COLUMN c BIGINT NOT NULL DEFAULT 0", true},
        {"ALTER TABLE t ADD COLUMN c BIGINT NOT NULL", false},
        {"ALTER TABLE t DROP COLUMN c", false},
        {"ALTER TABLE t RENAME TO u", false},
        {"UPDATE t SET c = 1", false},
        {"ALTER TABLE t ADD COLUMN c BIGINT; UPDATE t SET c = 1 WHERE d <> 0", true},
        {"ALTER TABLE t ADD COLUMN c BIGINT; UPDATE t SET c = 1, d = 2", false},
        {"ALTER TABLE t ADD COLUMN c BIGINT; UPDATE t SET d = 2", false},
        {"CREATE TABLE u (id BIGINT);\nINSERT INTO u (id)\n    SELECT id FROM t;", true},
        {"INSERT INTO t (id) VALUES (1)", false},
        {"-- beside: they know it\nUPDATE t SET d = 2", true},
        {"DELETE FROM t", false},
        {"DROP INDEX i", false},
        {"CREATE INDEX i ON t (id); DROP TABLE u", false},
    };
    for (const Case& each : cases) {
        const auto changes = changes_of({.name = "0001_a.expand", .statements = each.script});
        EXPECT_EQ(std::ranges::all_of(changes, &SchemaChange::is_safe_beside), each.is_safe) << each.script;
        EXPECT_FALSE(changes.empty()) << each.script;
    }
}

/// The first thirteen are from before migrations had kinds.
std::vector<Migration> with_a_kind() {
    std::vector<Migration> migrations = shop_schema();
    std::erase_if(migrations, [](const Migration& migration) { return migration.name < "0014"; });
    return migrations;
}

TEST(migrations, each_file_is_one_of_the_schema_in_order_and_says_its_kind) {
    std::set<std::string> files;
    for (const auto& each : std::filesystem::directory_iterator(CARTWRIGHT_SOURCE "/src/store/schema"))
        files.insert(each.path().stem().string());
    std::set<std::string> names;
    for (const Migration& migration : shop_schema()) {
        EXPECT_TRUE(names.empty() || *names.rbegin() < migration.name) << migration.name;
        names.emplace(migration.name);
    }
    EXPECT_EQ(names, files);
    for (const Migration& migration : with_a_kind())
        EXPECT_TRUE(is_expand(migration.name) || is_contract(migration.name)) << migration.name;
}

TEST(migrations, an_expand_migration_only_adds) {
    for (const Migration& migration : with_a_kind()) {
        if (!is_expand(migration.name)) continue;
        for (const SchemaChange& change : changes_of(migration))
            EXPECT_TRUE(change.is_safe_beside) << migration.name << ": " << change.statement;
    }
}

TEST(migrations, a_contract_migration_names_the_version_that_it_needs) {
    EXPECT_EQ(version_needed(third_migration), "0.3.0");
    EXPECT_EQ(version_needed(first_migration), "");
    for (const Migration& migration : with_a_kind()) {
        EXPECT_EQ(is_contract(migration.name), !version_needed(migration).empty()) << migration.name;
    }
}

} // namespace
} // namespace cartwright::store
