#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace cartwright::store {

/// A statement with its name, as embedded from a .sql file. Connections cache statements by the address of their Query.
/// So a Query must be a constant that outlives every connection.
struct Query {
    std::string_view name; // "carts.find"
    std::string_view text; // parameters are $1 … $n

    [[nodiscard]] constexpr bool reads() const { return text.starts_with("SELECT"); }
};

using Value = std::variant<std::monostate, std::int64_t, double, bool, std::string_view>;

/// An unexpected failure of the database, or of what it depends on.
class Fault : public std::runtime_error {
  public:
    enum class Kind : std::uint8_t {
        duplicate,   // a unique key exists already
        dangling,    // a foreign key refers to no row
        check,       // a CHECK of the schema
        conflict,    // another transaction changed the same rows: retry the work
        unavailable, // disk full, I/O error, connection lost
        broken,      // anything else: a bug or a damaged database
    };

    Fault(Kind what_kind, const std::string& what) : std::runtime_error(what), kind(what_kind) {}

    Kind kind;
};

/// A column of the rows that a query returns. Each query has a constant for each of its own: `sql::orders::find.stage`.
struct Column {
    int position; // from 0
};

/// The rows of one running statement. `next` moves to each row in turn. Text is valid until the
/// next call of `next`.
class Rows {
  public:
    virtual ~Rows() = default;
    virtual bool next() = 0;
    virtual void finish() = 0;
    [[nodiscard]] virtual bool is_null(Column column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(Column column) const = 0;
    [[nodiscard]] virtual double real(Column column) const = 0;
    [[nodiscard]] virtual bool boolean(Column column) const = 0;
    [[nodiscard]] virtual std::string_view text(Column column) const = 0;
};

/// The port to a database engine: one connection, for one thread at a time. Every call but `roll_back` may throw Fault.
class Database {
  public:
    virtual ~Database() = default;

    /// True when many processes write at the same time, and every answer takes a round trip. False when there is one
    /// writer at a time, and reads never wait.
    [[nodiscard]] virtual bool is_shared() const = 0;

    /// The number of times that an answer over the network has been waited for.
    [[nodiscard]] virtual std::int64_t round_trips() const = 0;

    enum class Mode : std::uint8_t { reading, writing };
    virtual void begin(Mode mode) = 0;
    virtual void commit() = 0;
    virtual void roll_back() noexcept = 0;

    /// One level of nesting inside a transaction, for one operation of a batch.
    virtual void savepoint() = 0;
    virtual void release() = 0;
    virtual void roll_back_to_savepoint() = 0;

    /// Rows must be finished (or read to the end) before the same query is run again on this connection.
    virtual Rows& select(const Query& query, std::span<const Value> values) = 0;

    /// Returns the number of changed rows.
    virtual std::int64_t execute(const Query& query, std::span<const Value> values) = 0;

    /// Like `execute`, for callers that need no answer now. An engine behind a network sends the statement together
    /// with those that follow. So a fault may come with any later call, up to `commit`. `each`, when given, is called
    /// with every row that the statement returns, now or later. It must outlive the commit.
    using EachRow = std::function<void(const Rows&)>;
    virtual void send(const Query& query, std::span<const Value> values, const EachRow& each) = 0;

    /// Waits for the answers to all statements that were sent. Throws the first fault among them.
    virtual void synchronize() = 0;

    /// Locks the rows that `query` finds until the end of the transaction, where others may write at the same time. An
    /// engine with one writer at a time does nothing.
    virtual void lock(const Query& query, std::span<const Value> values) = 0;

    /// Runs several statements without parameters, such as a migration.
    virtual void run_script(std::string_view statements) = 0;

    /// True when another process has committed since the last call. The PostgreSQL adapter always returns false.
    virtual bool changed_elsewhere() = 0;

    /// Copies the whole database into a new file at `path`, consistently, while others write. The PostgreSQL adapter
    /// throws Fault.
    virtual void back_up(const std::string& path) = 0;

    /// From now on no page is written before the commit. A transaction that is rolled back to a savepoint must not have
    /// written any: SQLite 3.40 may give the pages of later commits wrong checksums then. Call it outside a
    /// transaction.
    virtual void keep_pages_until_commit() {}

    /// The number of pages of committed changes in the log beside the database file; 0 for an engine without such a
    /// log.
    [[nodiscard]] virtual std::int64_t log_pages() const = 0;

    /// Moves pages from that log into the database file. `free` moves the pages that it can move without waiting. `all`
    /// waits for readers, so that the log restarts. Returns the number of the log's pages that have been moved by then.
    enum class Checkpoint : std::uint8_t { free, all };
    virtual std::int64_t checkpoint(Checkpoint what) = 0;

    /// Within a transaction: performs a write that changes nothing, to test whether writing works.
    virtual void probe() = 0;

    /// Returns the damage that the engine itself finds in its files; empty when there is none.
    virtual std::string damage() = 0;
};

enum class Access : std::uint8_t { read_only, read_write, immutable };
bool is_postgres(const std::string& url);

/// Removes the password for output: "postgres://user:secret@host/shop" → "postgres://user@host/shop".
std::string without_password(std::string url);

/// Returns the URL of another file beside SQLite's: "sqlite:shop.db" and "payments" → "sqlite:shop-payments.db".
std::string file_beside(const std::string& url, std::string_view word);

/// Creates the folder of an SQLite file when it is missing.
void make_folder_of(const std::string& url);

/// A connection to the database at `url`: "sqlite:var/shop.db" or "postgres://…". A writer creates a missing SQLite
/// file. `immutable` reads a file that no process writes meanwhile, where SQLite can't create the files beside it.
/// `postgres_schema` is the PostgreSQL schema of the tables, which a writer creates when it is missing; empty: the
/// user's default. SQLite has none.
std::unique_ptr<Database> connect(const std::string& url, Access access, const std::string& postgres_schema = {});

} // namespace cartwright::store
