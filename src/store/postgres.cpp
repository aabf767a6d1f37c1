#include "store/postgres.hpp"

#include "base/entropy.hpp"
#include "store/pipeline.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>

namespace cartwright::store {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t unread_max = 256; // then the answers are read, lest both sides wait for the other
constexpr auto reconnect_every = 250ms;
constexpr auto resolve_for = 120s; // how long the fate of a commit is asked for

constexpr Query begin_reading{"postgres.begin_reading", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
constexpr Query begin_writing{"postgres.begin_writing", "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"};
// Every connection that writes has a row that says which of its transactions was committed last: see `resolve`.
constexpr Query add_connection{"postgres.add_connection", "INSERT INTO cartwright_connections (id, pid) "
                                                          "VALUES ($1, pg_backend_pid())"};
constexpr Query number_transaction{"postgres.number_transaction", "UPDATE cartwright_connections SET committed = $2, "
                                                                  "used_at = now() WHERE id = $1"};
constexpr Query last_committed{"postgres.last_committed", "SELECT committed FROM cartwright_connections WHERE id = $1 "
                                                          "FOR UPDATE"};
constexpr std::string_view connections_table =
    "BEGIN; SELECT pg_advisory_xact_lock(4728916);"
    "CREATE TABLE IF NOT EXISTS cartwright_connections (id BIGINT PRIMARY KEY, pid INTEGER NOT NULL,"
    "    committed BIGINT NOT NULL DEFAULT 0, used_at TIMESTAMPTZ NOT NULL DEFAULT now());"
    "DELETE FROM cartwright_connections c WHERE used_at < now() - INTERVAL '1 hour'"
    "    AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.pid = c.pid);"
    "COMMIT";
// A time-out in the middle of a commit would cancel the wait for the standby, and with it the promise.
constexpr Query no_timeout{"postgres.no_timeout", "SET LOCAL statement_timeout = 0"};
constexpr Query commit_it{"postgres.commit", "COMMIT"};
constexpr Query roll_back_it{"postgres.roll_back", "ROLLBACK"};
constexpr Query savepoint_it{"postgres.savepoint", "SAVEPOINT operation"};
constexpr Query release_it{"postgres.release", "RELEASE operation"};
constexpr Query roll_back_operation{"postgres.roll_back_operation", "ROLLBACK TO operation"};

/// What the schema spells for SQLite, as PostgreSQL wants it: the key of a row has 64 bits, and text is compared byte
/// by byte whatever the language of the database.
std::string translated(std::string_view statements) {
    std::string text(statements);
    const auto replace = [&](std::string_view what, std::string_view by) {
        for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
            text.replace(at, what.size(), by);
    };
    replace("id INTEGER PRIMARY KEY", "id BIGINT PRIMARY KEY");
    replace(" TEXT", " TEXT COLLATE \"C\"");
    return text;
}

/// One connection. When it is lost while a commit is under way, a new one is asked what became of that: each writing
/// transaction notes its number in the row of its connection. (PostgreSQL's own transaction numbers can't tell: after a
/// crash they are given out again.)
class Postgres final : public Database {
  public:
    Postgres(const std::string& url, Access access) : pipeline_(url), access_(access) { connect(); }

    [[nodiscard]] bool is_shared() const override { return true; }
    [[nodiscard]] std::int64_t round_trips() const override { return pipeline_.round_trips(); }

    void begin(Mode mode) override {
        if (pipeline_.is_lost()) reconnect();
        is_writing_ = mode == Mode::writing && access_ == Access::read_write;
        if (!is_writing_) return pipeline_.queue(begin_reading);
        pipeline_.queue(begin_writing);
        const std::array<Value, 2> values{Value{id_}, Value{++number_}};
        pipeline_.queue(number_transaction, values);
    }

    void commit() override {
        pipeline_.queue(no_timeout);
        pipeline_.queue(commit_it);
        try {
            pipeline_.synchronize();
        } catch (const Fault&) {
            if (!pipeline_.is_lost() || !is_writing_) throw;
            resolve();
        }
    }

    void roll_back() noexcept override {
        if (pipeline_.is_lost()) return;
        try {
            if (pipeline_.unread() > 0) pipeline_.synchronize_after_fault();
            pipeline_.send_off(roll_back_it); // nobody waits for it
        } catch (const Fault&) {              // lost: then the server rolls back by itself
        }
    }

    void savepoint() override { pipeline_.queue(savepoint_it); }
    void release() override { pipeline_.queue(release_it); }
    void roll_back_to_savepoint() override {
        pipeline_.synchronize_after_fault();
        pipeline_.queue(roll_back_operation);
        pipeline_.queue(release_it);
    }

    Rows& select(const Query& query, std::span<const Value> values) override { return pipeline_.select(query, values); }

    std::int64_t execute(const Query& query, std::span<const Value> values) override {
        pipeline_.queue(query, values);
        pipeline_.synchronize();
        return pipeline_.changed();
    }

    void send(const Query& query, std::span<const Value> values, const EachRow& each) override {
        pipeline_.queue(query, values, each);
        if (pipeline_.unread() >= unread_max) pipeline_.synchronize();
    }

    void lock(const Query& query, std::span<const Value> values) override { send(query, values, {}); }

    void run_script(std::string_view statements) override { pipeline_.run_script(translated(statements)); }

    bool changed_elsewhere() override { return false; }

    void back_up(const std::string&) override {
        throw Fault(Fault::Kind::broken, "PostgreSQL has tools of its own for backups (pg_basebackup, pg_dump); "
                                         "`cartwright move --to sqlite:FILE` makes a copy that runs by itself");
    }
    [[nodiscard]] std::int64_t log_pages() const override { return 0; }
    void checkpoint(Checkpoint) override {}
    std::string damage() override { return {}; } // pg_amcheck looks deeper than we could

  private:
    void connect();
    void reconnect();
    std::optional<bool> was_committed(std::int64_t id, std::int64_t number);
    void resolve();

    Pipeline pipeline_;
    Access access_;
    SystemEntropy entropy_;
    std::chrono::steady_clock::time_point next_attempt_{};
    std::int64_t id_ = 0;     // of the connection
    std::int64_t number_ = 0; // of its transaction, the latest that writes
    bool is_writing_ = false;
};

void Postgres::connect() {
    pipeline_.connect();
    if (access_ == Access::read_only) return;
    pipeline_.run_script(std::string(connections_table));
    id_ = static_cast<std::int64_t>(entropy_.next() >> 1);
    number_ = 0;
    const std::array<Value, 1> values{Value{id_}};
    pipeline_.queue(add_connection, values);
    pipeline_.synchronize();
}

/// While the database is away, one attempt now and then, and a quick answer between them.
void Postgres::reconnect() {
    if (std::chrono::steady_clock::now() < next_attempt_) throw Fault(Fault::Kind::unavailable, "the database is away");
    next_attempt_ = std::chrono::steady_clock::now() + reconnect_every;
    connect();
}

/// What became of a transaction of a connection that is lost; nothing while the database is away.
std::optional<bool> Postgres::was_committed(std::int64_t id, std::int64_t number) {
    try {
        connect(); // writing, and so not to a standby, which may be behind
        pipeline_.queue(begin_writing);
        const std::array<Value, 1> values{Value{id}};
        Rows& rows = pipeline_.select(last_committed, values); // waits for the transaction, should it still run
        std::optional<bool> committed;
        if (rows.next()) committed = rows.integer(0) == number;
        rows.finish();
        pipeline_.queue(roll_back_it);
        pipeline_.synchronize();
        return committed;
    } catch (const Fault&) { // still away
        return std::nullopt;
    }
}

/// The connection was lost after COMMIT had been sent. Only the database knows: returns when it says committed; throws
/// a conflict when it says aborted, so that the work is run again.
void Postgres::resolve() {
    const std::int64_t id = id_;
    const std::int64_t number = number_;
    const auto deadline = std::chrono::steady_clock::now() + resolve_for;
    for (auto pause = 50ms; std::chrono::steady_clock::now() < deadline; pause = std::min(pause * 2, 1000ms)) {
        const std::optional<bool> committed = was_committed(id, number);
        if (committed && *committed) return;
        if (committed) throw Fault(Fault::Kind::conflict, "the connection was lost before the commit took effect");
        std::this_thread::sleep_for(pause);
    }
    throw Fault(Fault::Kind::unavailable, "the database has been away since a commit was sent to it");
}

} // namespace

std::unique_ptr<Database> open_postgres(const std::string& url, Access access) {
    return std::make_unique<Postgres>(url, access);
}

} // namespace cartwright::store
