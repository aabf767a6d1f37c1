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

/// A statement with its name, as embedded from a .sql file. Statements are cached by the address of their Query, so a
/// Query is a constant that outlives every connection.
struct Query {
    std::string_view name; // "carts.find"
    std::string_view text; // parameters are $1 … $n

    [[nodiscard]] constexpr bool reads() const { return text.starts_with("SELECT"); }
};

using Value = std::variant<std::monostate, std::int64_t, double, bool, std::string_view>;

/// What went wrong below us.
class Fault : public std::runtime_error {
  public:
    enum class Kind : std::uint8_t {
        duplicate,   // a unique key exists already
        dangling,    // a foreign key points nowhere
        check,       // a CHECK of the schema
        conflict,    // somebody else changed the same rows: run the work again
        unavailable, // disk full, I/O error, connection lost
        broken,      // anything else: a bug or a damaged database
    };

    Fault(Kind what_kind, const std::string& what) : std::runtime_error(what), kind(what_kind) {}

    Kind kind;
};

/// The rows of one running statement; `next` moves to each in turn, columns count from 0. Text lives until the next
/// `next`.
class Rows {
  public:
    virtual ~Rows() = default;
    virtual bool next() = 0;
    virtual void finish() = 0;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual bool boolean(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
};

/// The port to a database engine: one connection, for one thread at a time. Every call may throw Fault.
class Database {
  public:
    virtual ~Database() = default;

    /// True when many processes write at the same time and every answer is a round trip away; false when one at a time
    /// writes, and reading waits for nobody.
    [[nodiscard]] virtual bool is_shared() const = 0;

    /// How often the other side of a network has been waited for.
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

    /// Returns how many rows were changed.
    virtual std::int64_t execute(const Query& query, std::span<const Value> values) = 0;

    /// Like `execute`, for whoever needs no answer now: an engine behind a network sends it along with what follows, so
    /// that a fault may come with any later call up to `commit`. `each`, when given, is called with every row that the
    /// statement returns, then or later, and must outlive the commit.
    using EachRow = std::function<void(const Rows&)>;
    virtual void send(const Query& query, std::span<const Value> values, const EachRow& each) = 0;

    /// Waits for all that was sent. Throws the first fault of it.
    virtual void synchronize() = 0;

    /// Locks the rows that `query` finds until the end of the transaction, where others may write at the same time. An
    /// engine with one writer at a time has nothing to do.
    virtual void lock(const Query& query, std::span<const Value> values) = 0;

    /// Several statements without parameters, as a migration is.
    virtual void run_script(std::string_view statements) = 0;

    /// True when another process has committed since the last call.
    virtual bool changed_elsewhere() = 0;

    /// Copies the whole database into a new file at `path`, consistently, while others write.
    virtual void back_up(const std::string& path) = 0;

    /// How many pages of committed changes wait in the log beside the database file; 0 for an engine without such a
    /// log.
    [[nodiscard]] virtual std::int64_t log_pages() const = 0;

    /// Moves pages from that log into the database file: `free` takes what nobody is in the way of, `all` waits for
    /// readers so that the log begins anew.
    enum class Checkpoint : std::uint8_t { free, all };
    virtual void checkpoint(Checkpoint what) = 0;

    /// Within a transaction: writes something that changes nothing, to find out whether writing works.
    virtual void probe() = 0;

    /// What the engine itself finds wrong with its files; empty when nothing.
    virtual std::string damage() = 0;
};

/// A connection to the database at `url` ("sqlite:var/shop.db", which a writer makes when it does not exist, or
/// "postgres://…"). `immutable` reads a file that nobody writes meanwhile, where SQLite can't make the files that it
/// has beside it.
enum class Access : std::uint8_t { read_only, read_write, immutable };
bool is_postgres(const std::string& url);
std::unique_ptr<Database> connect(const std::string& url, Access access);

} // namespace cartwright::store
