#include "store/postgres.hpp"

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
constexpr Query transaction_number{"postgres.transaction_number", "SELECT CAST(pg_current_xact_id() AS TEXT)"};
constexpr Query transaction_status{"postgres.transaction_status", "SELECT pg_xact_status(CAST($1 AS xid8))"};
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

/// One connection. What was lost while a commit was under way is asked for on a new connection, by the number of the
/// transaction, until the database says what became of it.
class Postgres final : public Database {
  public:
    Postgres(const std::string& url, Access access) : pipeline_(url), access_(access) { pipeline_.connect(); }

    [[nodiscard]] bool is_shared() const override { return true; }

    void begin(Mode mode) override {
        if (pipeline_.is_lost()) reconnect();
        number_.clear();
        if (mode == Mode::reading || access_ == Access::read_only) return pipeline_.queue(begin_reading);
        pipeline_.queue(begin_writing);
        pipeline_.queue(transaction_number, {}, [this](const Rows& row) { number_ = row.text(0); });
    }

    void commit() override {
        pipeline_.queue(no_timeout);
        pipeline_.queue(commit_it);
        try {
            pipeline_.synchronize();
        } catch (const Fault&) {
            if (!pipeline_.is_lost() || number_.empty()) throw;
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
    void reconnect();
    std::optional<bool> was_committed(const std::string& number);
    void resolve();

    Pipeline pipeline_;
    Access access_;
    std::chrono::steady_clock::time_point next_attempt_{};
    std::string number_; // of the writing transaction
};

/// While the database is away, one attempt now and then, and a quick answer between them.
void Postgres::reconnect() {
    if (std::chrono::steady_clock::now() < next_attempt_) throw Fault(Fault::Kind::unavailable, "the database is away");
    next_attempt_ = std::chrono::steady_clock::now() + reconnect_every;
    pipeline_.connect();
}

/// What became of a transaction, as far as the database can say now: nothing while it is away, or still at it.
std::optional<bool> Postgres::was_committed(const std::string& number) {
    try {
        pipeline_.connect();
        pipeline_.queue(begin_writing); // refused by a standby, which may be behind
        const std::array<Value, 1> values{Value{std::string_view(number)}};
        Rows& rows = pipeline_.select(transaction_status, values);
        const std::string status = rows.next() && !rows.is_null(0) ? std::string(rows.text(0)) : "aborted";
        rows.finish();
        pipeline_.queue(roll_back_it);
        pipeline_.synchronize();
        if (status != "in progress") return status == "committed";
    } catch (const Fault&) { // still away
    }
    return std::nullopt;
}

/// The connection was lost after COMMIT had been sent. Only the database knows: returns when it says committed; throws
/// a conflict when it says aborted, so that the work is run again.
void Postgres::resolve() {
    const std::string number = number_;
    const auto deadline = std::chrono::steady_clock::now() + resolve_for;
    for (auto pause = 50ms; std::chrono::steady_clock::now() < deadline; pause = std::min(pause * 2, 1000ms)) {
        const std::optional<bool> committed = was_committed(number);
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
