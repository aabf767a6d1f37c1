#include "query_families.hpp"
#include "rehearsal/books/books.hpp"
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

using Families = std::span<const std::span<const Query* const>>;

std::vector<const Query*> queries_of(const Families& families) {
    std::vector<const Query*> queries;
    for (const std::span<const Query* const> family : families)
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

/// Runs each query on a database that has only the tables of `schema`.
void expect_all_run(tests::Engine engine, const Families& families, const std::vector<Migration>& schema,
                    const std::string& postgres_schema) {
    const test::TemporaryFolder folder;
    const tests::TestDatabase place(engine, folder.path().string());
    const auto database = connect(place.url(), Access::read_write, postgres_schema);
    migrate(*database, schema, {});
    for (const Query* query : queries_of(families)) {
        // What every parameter may be, and exists nowhere: statements find nothing, inserts are refused or rolled back.
        const Value nowhere = engine == tests::Engine::sqlite ? Value{std::int64_t{424242}} : Value{};
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

TEST_P(Conformance, every_query_runs_on_an_empty_shop) {
    expect_all_run(GetParam(), tests::query_families, shop_schema(), {});
}

TEST_P(Conformance, every_query_runs_on_empty_books) {
    expect_all_run(GetParam(), tests::rehearsal_families, rehearsal_books::schema(), rehearsal_books::postgres_schema);
}

TEST(conformance, no_query_uses_what_engines_spell_differently) {
    const std::regex foreign(
        R"(\b(REPLACE INTO|AUTOINCREMENT|ILIKE|datetime\(|strftime\(|now\(\)|IFNULL|INSERT OR|PRAGMA|WITHOUT ROWID)"
        R"(|JSONB|SERIAL)\b|\?)",
        std::regex::icase);
    for (const Families families : {Families(tests::query_families), Families(tests::rehearsal_families)})
        for (const Query* query : queries_of(families))
            EXPECT_FALSE(std::regex_search(std::string(query->text), foreign)) << query->name;
    for (const auto& schema : {shop_schema(), rehearsal_books::schema()})
        for (const Migration& migration : schema)
            EXPECT_FALSE(std::regex_search(std::string(migration.statements), foreign)) << migration.name;
}

} // namespace
} // namespace cartwright::store
