#include "support/sqlite_session.hpp"

#include <sqlite3.h>
#include <stdexcept>

namespace cartwright::tests {

Session::Session(const std::filesystem::path& path, const char* vfs) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, vfs) != SQLITE_OK)
        throw std::runtime_error("the database can't be opened");
    sqlite3_busy_timeout(handle_, 2'000);
}

Session::~Session() { sqlite3_close(handle_); }

bool Session::run(std::string_view statements) {
    return sqlite3_exec(handle_, std::string(statements).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::string Session::ask(std::string_view query) {
    std::string answer;
    const auto add = [](void* text, int columns, char** values, char**) {
        for (int i = 0; i < columns; ++i)
            *static_cast<std::string*>(text) += (values[i] == nullptr ? "null" : values[i]) + std::string(" ");
        return 0;
    };
    const int code = sqlite3_exec(handle_, std::string(query).c_str(), add, &answer, nullptr);
    return code == SQLITE_OK ? answer : sqlite3_errmsg(handle_);
}

int Session::code() const { return sqlite3_extended_errcode(handle_); }

bool Session::is_in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

} // namespace cartwright::tests
