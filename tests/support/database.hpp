#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::tests {

/// Every engine that a shop may keep its data with.
enum class Engine : std::uint8_t { sqlite, postgres };
constexpr Engine engines[] = {Engine::sqlite, Engine::postgres};
std::string_view name_of(Engine engine);
std::ostream& operator<<(std::ostream& out, Engine engine);

/// What a new database has in it. `tables` and `demo` are copies of a database that is made once for a run of tests
/// (tests/support/templates.cpp), which is quicker than to migrate and fill each. Where there is none, as in a test
/// that is run by hand, the database begins with nothing: the program then migrates and fills it as at any first start.
enum class Content : std::uint8_t { nothing, tables, demo };

/// A database that does not exist before this value and not after it: a file of the folder, or a database of the
/// PostgreSQL that the tests have for themselves (tests/support/postgres).
class TestDatabase {
  public:
    TestDatabase(Engine engine, const std::string& folder, Content content = Content::nothing);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    [[nodiscard]] const std::string& url() const { return url_; }

    /// What it began with: what was asked for, or nothing.
    [[nodiscard]] Content content() const { return content_; }

  private:
    Content content_;
    std::string server_; // its URL, of PostgreSQL
    std::string name_;
    std::string url_;
};

/// The URL of that PostgreSQL, without a database.
std::string postgres_of_the_tests();

/// Makes anew what the databases with `tables` or `demo` are copied from: `fill` is given an empty database's URL.
void make_template(Engine engine, Content content, const std::function<void(const std::string&)>& fill);

using Row = std::vector<std::string>;

/// What a query finds in the database at `url`, as text. Throws std::runtime_error. The rehearsal's tables beside it
/// are `rehearsal.charges` and so on, on both engines.
std::vector<Row> rows(const std::string& url, const std::string& sql);

/// The number in the first column of the first row.
std::int64_t number(const std::string& url, const std::string& sql);

/// Runs statements behind the program's back, without the schema's own checks.
void meddle(const std::string& url, const std::string& sql);

} // namespace cartwright::tests
