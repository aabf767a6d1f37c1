#include "store/engine/sqlite.hpp"

#include "store/engine/sqlite_log_vfs.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <unordered_map>
#include <vector>

namespace cartwright::store {

namespace {

Fault::Kind fault_kind_of(int extended) {
    switch (extended) {
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_ROWID: return Fault::Kind::duplicate;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return Fault::Kind::dangling;
    case SQLITE_CONSTRAINT_CHECK:
    case SQLITE_CONSTRAINT_NOTNULL: return Fault::Kind::check;
    default: break;
    }
    switch (extended & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return Fault::Kind::conflict;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM: return Fault::Kind::unavailable;
    default: return Fault::Kind::broken;
    }
}

[[noreturn]] void fail(sqlite3* handle, std::string_view doing) {
    const std::string what = std::string(doing) + ": " + sqlite3_errmsg(handle);
    throw Fault(fault_kind_of(sqlite3_extended_errcode(handle)), what);
}

/// Creates a new database file that only its owner can read: it holds addresses and password hashes. SQLite gives the
/// files beside it the same permissions.
void make_private(const std::string& path) {
    const bool is_file = !path.empty() && path.front() != ':';
    if (!is_file) return;
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file >= 0) ::close(file); // otherwise it exists already, or SQLite reports the error
}

/// A reader also needs write access, for the index of the log. It must find a database; a writer may create one.
int flags_of(Access access) {
    constexpr int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (access) {
    case Access::read_only: return always | SQLITE_OPEN_READWRITE;
    case Access::read_write: return always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Access::immutable: break;
    }
    return always | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
}

/// Returns the name of the VFS of a connection; null for SQLite's own.
const char* vfs_of(Access access) {
    if (access != Access::read_write) return nullptr; // it writes no log
    static const LogVfs vfs("cartwright", sqlite3_vfs_find(nullptr));
    return vfs.name();
}

/// https://www.sqlite.org/uri.html
std::string immutable_name(const std::string& path) {
    std::string name = "file:";
    for (const char c : path) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#')
            name.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
        else
            name += c;
    }
    return name + "?immutable=1";
}

/// One prepared statement. SQLite numbers `$n` by first appearance, so parameters are bound by name.
class PreparedStatement final : public Rows {
  public:
    PreparedStatement(sqlite3* handle, const Query& query) : handle_(handle), name_(query.name) {
        const int length = static_cast<int>(query.text.size());
        if (sqlite3_prepare_v3(handle, query.text.data(), length, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) !=
            SQLITE_OK)
            fail(handle, name_);
        for (int i = 1; i <= sqlite3_bind_parameter_count(statement_); ++i) {
            const std::string name = "$" + std::to_string(i);
            places_.push_back(sqlite3_bind_parameter_index(statement_, name.c_str()));
        }
    }
    ~PreparedStatement() override { sqlite3_finalize(statement_); }
    PreparedStatement(const PreparedStatement&) = delete;
    PreparedStatement& operator=(const PreparedStatement&) = delete;

    void bind(std::span<const Value> values) {
        if (values.size() != places_.size())
            throw Fault(Fault::Kind::broken, std::string(name_) + ": wrong number of parameters");
        for (std::size_t i = 0; i < values.size(); ++i) bind(places_[i], values[i]);
    }

    bool next() override {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) {
            // The code and the message must be read before the reset.
            const Fault fault(fault_kind_of(sqlite3_extended_errcode(handle_)),
                              std::string(name_) + ": " + sqlite3_errmsg(handle_));
            sqlite3_reset(statement_);
            throw fault; // NOLINT(misc-throw-by-value-catch-by-reference): it is a value, made before the reset
        }
        sqlite3_reset(statement_);
        return false;
    }

    void finish() override { sqlite3_reset(statement_); }

    [[nodiscard]] bool is_null(Column column) const override {
        return sqlite3_column_type(statement_, column.position) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(Column column) const override {
        return sqlite3_column_int64(statement_, column.position);
    }
    [[nodiscard]] double real(Column column) const override {
        return sqlite3_column_double(statement_, column.position);
    }
    [[nodiscard]] bool boolean(Column column) const override {
        return sqlite3_column_int(statement_, column.position) != 0;
    }
    [[nodiscard]] std::string_view text(Column column) const override {
        const unsigned char* bytes = sqlite3_column_text(statement_, column.position);
        if (bytes == nullptr) return {};
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column.position));
        return {static_cast<const char*>(static_cast<const void*>(bytes)), size};
    }

  private:
    void bind(int place, const Value& value) {
        int code = SQLITE_OK;
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            code = sqlite3_bind_int64(statement_, place, *integer);
        else if (const auto* text = std::get_if<std::string_view>(&value))
            code = sqlite3_bind_text(statement_, place, text->data() != nullptr ? text->data() : "",
                                     static_cast<int>(text->size()), SQLITE_STATIC);
        else if (const auto* claim = std::get_if<bool>(&value))
            code = sqlite3_bind_int(statement_, place, *claim ? 1 : 0);
        else if (const auto* real = std::get_if<double>(&value))
            code = sqlite3_bind_double(statement_, place, *real);
        else
            code = sqlite3_bind_null(statement_, place);
        if (code != SQLITE_OK) fail(handle_, name_);
    }

    sqlite3* handle_;
    std::string_view name_;
    sqlite3_stmt* statement_ = nullptr;
    std::vector<int> places_;
};

constexpr Query begin_reading_in_sqlite{"sqlite.begin_reading", "BEGIN"};
constexpr Query begin_writing_in_sqlite{"sqlite.begin_writing", "BEGIN IMMEDIATE"};
constexpr Query commit_in_sqlite{"sqlite.commit", "COMMIT"};
constexpr Query roll_back_in_sqlite{"sqlite.roll_back", "ROLLBACK"};
constexpr Query savepoint_in_sqlite{"sqlite.savepoint", "SAVEPOINT operation"};
constexpr Query release_in_sqlite{"sqlite.release", "RELEASE operation"};
constexpr Query roll_back_operation_in_sqlite{"sqlite.roll_back_operation", "ROLLBACK TO operation"};
constexpr Query data_version{"sqlite.data_version", "PRAGMA data_version"};
constexpr Query integrity{"sqlite.integrity", "PRAGMA integrity_check"};
constexpr Query foreign_keys{"sqlite.foreign_keys", "PRAGMA foreign_key_check"};

class Sqlite final : public Database {
  public:
    Sqlite(const std::string& path, Access access) {
        if (access == Access::read_write) make_private(path);
        const std::string name = access == Access::immutable ? immutable_name(path) : path;
        if (sqlite3_open_v2(name.c_str(), &handle_, flags_of(access), vfs_of(access)) != SQLITE_OK) {
            const Fault fault(Fault::Kind::unavailable, "cannot open " + path + ": " + sqlite3_errmsg(handle_));
            sqlite3_close(handle_);
            throw fault; // NOLINT(misc-throw-by-value-catch-by-reference): it is a value, made before the close
        }
        sqlite3_busy_timeout(handle_, 5'000);
        sqlite3_wal_hook(handle_, &note_log_pages, &log_pages_);
        // Query plans depend on no bound value. Otherwise SQLite prepares a statement on a table with a partial index
        // again whenever another value is bound. `synchronous=FULL` makes a commit durable. A separate thread makes the
        // checkpoints (writer.cpp).
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
        if (access == Access::immutable) {
            run_script("PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000;");
            return;
        }
        run_script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
                   "PRAGMA journal_size_limit=67108864;");
        run_script(access == Access::read_only ? "PRAGMA query_only=ON; PRAGMA cache_size=-4000;"
                                               : "PRAGMA cache_size=-16000;");
        if (access == Access::read_write) hold_back_log_writes(handle_);
    }
    ~Sqlite() override {
        statements_.clear();
        sqlite3_close(handle_);
    }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    [[nodiscard]] bool is_shared() const override { return false; }
    [[nodiscard]] std::int64_t round_trips() const override { return 0; }

    void begin(Mode mode) override {
        if (mode == Mode::writing) check_not_moved();
        execute(mode == Mode::reading ? begin_reading_in_sqlite : begin_writing_in_sqlite, {});
    }
    void commit() override { execute(commit_in_sqlite, {}); }
    void roll_back() noexcept override {
        if (sqlite3_get_autocommit(handle_) != 0) return; // SQLite has already rolled back (disk full)
        sqlite3_exec(handle_, roll_back_in_sqlite.text.data(), nullptr, nullptr, nullptr);
    }
    void savepoint() override { execute(savepoint_in_sqlite, {}); }
    void release() override { execute(release_in_sqlite, {}); }
    void roll_back_to_savepoint() override {
        execute(roll_back_operation_in_sqlite, {});
        execute(release_in_sqlite, {});
    }

    Rows& select(const Query& query, std::span<const Value> values) override {
        PreparedStatement& statement = prepared(query);
        statement.bind(values);
        return statement;
    }

    std::int64_t execute(const Query& query, std::span<const Value> values) override {
        PreparedStatement& statement = prepared(query);
        statement.bind(values);
        while (statement.next()) {
        }
        return sqlite3_changes64(handle_);
    }

    void send(const Query& query, std::span<const Value> values, const EachRow& each) override {
        PreparedStatement& statement = prepared(query);
        statement.bind(values);
        while (statement.next()) {
            if (each) each(statement);
        }
    }

    void synchronize() override {}
    void lock(const Query&, std::span<const Value>) override {} // BEGIN IMMEDIATE has locked everything

    void run_script(std::string_view statements) override {
        if (sqlite3_exec(handle_, std::string(statements).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(handle_, "script");
    }

    bool changed_elsewhere() override {
        Rows& rows = select(data_version, {});
        rows.next();
        const std::int64_t version = rows.integer({0});
        rows.finish();
        const bool changed = data_version_ != 0 && version != data_version_;
        data_version_ = version;
        return changed;
    }

    void back_up(const std::string& path) override;

    [[nodiscard]] std::int64_t log_pages() const override { return log_pages_; }

    std::int64_t checkpoint(Checkpoint what) override {
        const int mode = what == Checkpoint::free ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART;
        int moved = 0;
        const int code = sqlite3_wal_checkpoint_v2(handle_, nullptr, mode, nullptr, &moved);
        if (code != SQLITE_OK && (code & 0xFF) != SQLITE_BUSY) fail(handle_, "checkpoint");
        return moved;
    }

    void keep_pages_until_commit() override { run_script("PRAGMA cache_spill=OFF"); }

    void probe() override { run_script("PRAGMA user_version = 0"); } // it is written even if the value is the same

    std::string damage() override {
        std::string found;
        Rows& rows = select(integrity, {});
        while (rows.next()) {
            if (rows.text({0}) != "ok") found += std::string(rows.text({0})) + "\n";
        }
        Rows& keys = select(foreign_keys, {});
        while (keys.next()) found += "a row of " + std::string(keys.text({0})) + " violates a foreign key\n";
        return found;
    }

  private:
    /// Refuses to write to a file that was moved or removed: such writes would be lost when the process ends.
    void check_not_moved() {
        int has_moved = 0;
        const int code = sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
        if (code == SQLITE_OK && has_moved != 0)
            throw Fault(Fault::Kind::unavailable, "the database file has been moved or removed while it is open");
    }

    static int note_log_pages(void* log_pages, sqlite3*, const char*, int pages) {
        *static_cast<std::int64_t*>(log_pages) = pages;
        return SQLITE_OK;
    }

    PreparedStatement& prepared(const Query& query) {
        auto& statement = statements_[&query];
        if (!statement) statement = std::make_unique<PreparedStatement>(handle_, query);
        return *statement;
    }

    sqlite3* handle_ = nullptr;
    std::unordered_map<const Query*, std::unique_ptr<PreparedStatement>> statements_;
    std::int64_t data_version_ = 0;
    std::int64_t log_pages_ = 0;
};

void Sqlite::back_up(const std::string& path) {
    sqlite3* target = nullptr;
    make_private(path);
    if (sqlite3_open(path.c_str(), &target) != SQLITE_OK) {
        sqlite3_close(target);
        throw Fault(Fault::Kind::unavailable, "cannot write " + path);
    }
    int code = SQLITE_ERROR;
    if (sqlite3_backup* copy = sqlite3_backup_init(target, "main", handle_, "main"); copy != nullptr) {
        sqlite3_backup_step(copy, -1); // within one read transaction: consistent, and writers continue
        code = sqlite3_backup_finish(copy);
    }
    sqlite3_close(target);
    if (code != SQLITE_OK) throw Fault(fault_kind_of(code), std::string("backup: ") + sqlite3_errstr(code));
}

} // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, Access access) {
    // SQLite counts its memory under a mutex that all connections share, for statistics that are not used.
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(configured); // refused when SQLite has been used before: then it counts
    return std::make_unique<Sqlite>(path, access);
}

std::string sqlite_version() { return sqlite3_libversion(); }

} // namespace cartwright::store
