#include "support/database.hpp"

#include "support/temporary_folder.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <libpq-fe.h>
#include <memory>
#include <ostream>
#include <sqlite3.h>
#include <stdexcept>
#include <unistd.h>

namespace cartwright::tests {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view sqlite_scheme = "sqlite:";

using Handle = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Handle open_sqlite(const std::string& url) {
    const std::string path = url.substr(sqlite_scheme.size());
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
    Handle owner(handle, sqlite3_close);
    if (code != SQLITE_OK) throw std::runtime_error("can't open " + path + ": " + sqlite3_errmsg(handle));
    sqlite3_busy_timeout(handle, 10'000);
    const std::string books = fs::path(path).replace_extension("").string() + "-rehearsal.db";
    const std::string attach = "ATTACH DATABASE '" + books + "' AS rehearsal";
    if (fs::exists(books) && sqlite3_exec(handle, attach.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(attach + ": " + sqlite3_errmsg(handle));
    return owner;
}

std::vector<Row> rows_of_sqlite(const std::string& url, const std::string& sql) {
    const Handle handle = open_sqlite(url);
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

std::vector<Row> rows_of_postgres(const std::string& url, const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(url.c_str()), PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), PQclear);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
    std::vector<Row> found;
    for (int i = 0; i < PQntuples(result.get()); ++i) {
        Row& row = found.emplace_back();
        for (int column = 0; column < PQnfields(result.get()); ++column)
            row.emplace_back(PQgetvalue(result.get(), i, column));
    }
    return found;
}

void make_database(const std::string& server, const std::string& name, const std::string& model) {
    rows_of_postgres(server + "/postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    rows_of_postgres(server + "/postgres", "CREATE DATABASE " + name + " TEMPLATE " + model + " STRATEGY file_copy");
}

std::string word_of(Content content) { return content == Content::demo ? "demo" : "tables"; }
fs::path template_file(Content content) {
    return fs::path(CARTWRIGHT_BINARY "/templates") / (word_of(content) + ".db");
}
std::string template_database(Content content) { return "template_" + word_of(content); }

/// What says for which PostgreSQL there is one.
fs::path template_note(Content content) { return template_file(content).replace_extension(".postgres"); }

std::string first_line_of(const fs::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

/// One that was made before the program was built is of another program.
bool has_template(Engine engine, Content content) {
    if (content == Content::nothing) return false;
    const fs::path made = engine == Engine::sqlite ? template_file(content) : template_note(content);
    std::error_code missing;
    const auto when = fs::last_write_time(made, missing);
    if (missing) return false;
    const auto built = fs::last_write_time(CARTWRIGHT_BINARY "/cartwright", missing);
    if (!missing && when < built) return false;
    return engine == Engine::sqlite || first_line_of(made) == postgres_of_the_tests();
}

bool is_sqlite(const std::string& url) { return url.starts_with(sqlite_scheme); }

} // namespace

std::string_view name_of(Engine engine) { return engine == Engine::sqlite ? "sqlite" : "postgres"; }

std::ostream& operator<<(std::ostream& out, Engine engine) { return out << name_of(engine); }

/// The fixture "postgres" of CTest has started it and written down where it is.
std::string postgres_of_the_tests() {
    std::string url = first_line_of(CARTWRIGHT_BINARY "/postgres.url");
    if (url.empty())
        throw std::runtime_error("no PostgreSQL: tests/support/postgres start " CARTWRIGHT_BINARY "/postgres.url");
    return url;
}

void make_template(Engine engine, Content content, const std::function<void(const std::string&)>& fill) {
    const fs::path file = template_file(content);
    fs::create_directories(file.parent_path());
    if (engine == Engine::sqlite) {
        const test::TemporaryFolder folder;
        const fs::path made = folder.path() / "shop.db";
        fill("sqlite:" + made.string());
        fs::copy_file(made, file, fs::copy_options::overwrite_existing);
        return;
    }
    fs::remove(template_note(content));
    const std::string server = postgres_of_the_tests();
    make_database(server, template_database(content), "template0");
    fill(server + "/" + template_database(content));
    std::ofstream(template_note(content)) << server << '\n';
}

TestDatabase::TestDatabase(Engine engine, const std::string& folder, Content content)
    : content_(has_template(engine, content) ? content : Content::nothing) {
    if (engine == Engine::sqlite) {
        url_ = "sqlite:" + folder + "/shop.db";
        if (content_ != Content::nothing) fs::copy_file(template_file(content_), folder + "/shop.db");
        return;
    }
    static std::atomic<int> count = 0;
    server_ = postgres_of_the_tests();
    name_ = "test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
    make_database(server_, name_, content_ == Content::nothing ? "template0" : template_database(content_));
    url_ = server_ + "/" + name_;
}

TestDatabase::~TestDatabase() {
    if (!name_.empty()) rows_of_postgres(server_ + "/postgres", "DROP DATABASE " + name_ + " WITH (FORCE)");
}

std::vector<Row> rows(const std::string& url, const std::string& sql) {
    return is_sqlite(url) ? rows_of_sqlite(url, sql) : rows_of_postgres(url, sql);
}

std::int64_t number(const std::string& url, const std::string& sql) { return std::stoll(rows(url, sql).at(0).at(0)); }

void meddle(const std::string& url, const std::string& sql) {
    if (!is_sqlite(url)) {
        // Triggers are what keeps foreign keys there.
        rows_of_postgres(url, "SET session_replication_role = replica; " + sql);
        return;
    }
    const Handle handle = open_sqlite(url);
    const std::string all = "PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; " + sql;
    if (sqlite3_exec(handle.get(), all.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sql + ": " + sqlite3_errmsg(handle.get()));
}

} // namespace cartwright::tests
