#include "query_families.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
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
    for (const std::span<const Query* const> family : tests::query_families)
        queries.insert(queries.end(), family.begin(), family.end());
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
