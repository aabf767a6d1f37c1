#pragma once

#include <cstdint>
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

/// A database that does not exist before this value and not after it: a file of the folder, or a database of the
/// PostgreSQL that the tests have for themselves (tests/support/postgres).
class TestDatabase {
  public:
    TestDatabase(Engine engine, const std::string& folder);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    [[nodiscard]] const std::string& url() const { return url_; }

  private:
    std::string server_; // its URL, of PostgreSQL
    std::string name_;
    std::string url_;
};

/// The URL of that PostgreSQL, without a database.
std::string postgres_of_the_tests();

using Row = std::vector<std::string>;

/// What a query finds in the database at `url`, as text. Throws std::runtime_error.
std::vector<Row> rows(const std::string& url, const std::string& sql);

/// The number in the first column of the first row.
std::int64_t number(const std::string& url, const std::string& sql);

/// Runs statements behind the program's back, without the schema's own checks.
void meddle(const std::string& url, const std::string& sql);

} // namespace cartwright::tests
