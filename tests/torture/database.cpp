#include "database.hpp"

#include <memory>
#include <sqlite3.h>
#include <stdexcept>

namespace cartwright::torture {

namespace {

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Handle open(const std::string& path) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    Handle owner(handle, sqlite3_close);
    if (code != SQLITE_OK) throw std::runtime_error("can't open " + path + ": " + sqlite3_errmsg(handle));
    sqlite3_busy_timeout(handle, 10'000);
    return owner;
}

void execute(sqlite3* handle, const std::string& sql) {
    if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sql + ": " + sqlite3_errmsg(handle));
}

} // namespace

std::vector<Row> rows(const std::string& path, const std::string& sql, const std::string& other) {
    const Handle handle = open(path);
    if (!other.empty()) execute(handle.get(), "ATTACH '" + other + "' AS other");
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sql + ": " + sqlite3_errmsg(handle.get()));
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> owner(statement, sqlite3_finalize);
    std::vector<Row> found;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        Row& row = found.emplace_back();
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            const unsigned char* text = sqlite3_column_text(statement, column);
            row.emplace_back(text == nullptr ? "" : static_cast<const char*>(static_cast<const void*>(text)));
        }
    }
    if (code != SQLITE_DONE) throw std::runtime_error(sql + ": " + sqlite3_errmsg(handle.get()));
    return found;
}

std::int64_t number(const std::string& path, const std::string& sql) { return std::stoll(rows(path, sql).at(0).at(0)); }

void meddle(const std::string& path, const std::string& sql) {
    const Handle handle = open(path);
    execute(handle.get(), "PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF");
    execute(handle.get(), sql);
}

} // namespace cartwright::torture
