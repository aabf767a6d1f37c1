#include "rehearsal/books/books.hpp"

#include "rehearsal/schema/0001_books.sql.hpp"
#include "store/engine/migrations.hpp"

#include <filesystem>

namespace cartwright::store::rehearsal_books {

std::vector<Migration> schema() { return {{.name = "0001_books", .statements = embedded::schema_0001_books}}; }

StoreSettings settings(const std::string& url, std::size_t readers) {
    constexpr std::size_t connections = 2; // to PostgreSQL
    return {.url = url,
            .schema = schema(),
            .postgres_schema = postgres_schema,
            .readers = readers,
            .connections = connections,
            .server = "rehearsal"};
}

std::string url_beside(const std::string& shop) { return is_postgres(shop) ? shop : file_beside(shop, "rehearsal"); }

bool exist_at(const std::string& url) {
    if (!is_postgres(url) && !std::filesystem::exists(url.substr(url.find(':') + 1))) return false;
    const auto database = connect(url, Access::read_only, postgres_schema);
    return missing_migrations(*database, schema(), MigrationPhase::expand).run.size() < schema().size();
}

} // namespace cartwright::store::rehearsal_books
