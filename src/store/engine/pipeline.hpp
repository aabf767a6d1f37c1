#pragma once

#include "store/engine/database.hpp"

#include <libpq-fe.h>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>

namespace cartwright::store {

struct ResultEnd {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ResultEnd>;

/// The rows of a result that has arrived completely.
class PostgresRows final : public Rows {
  public:
    void hold(PostgresResult result);
    bool next() override;
    void finish() override { result_.reset(); }

    [[nodiscard]] bool is_null(Column column) const override;
    [[nodiscard]] std::int64_t integer(Column column) const override;
    [[nodiscard]] double real(Column column) const override;
    [[nodiscard]] bool boolean(Column column) const override { return text(column) == "t"; }
    [[nodiscard]] std::string_view text(Column column) const override;

  private:
    PostgresResult result_;
    int row_ = -1;
};

/// A connection to PostgreSQL in libpq's pipeline mode. Statements are queued and sent together. Their answers are read
/// when one of them is needed. A statement is prepared when it is first used. For one thread at a time.
///
/// When the connection is lost, the Fault is a conflict. Unless a commit was in progress, nothing has been changed, and
/// a retry of the work gets a new connection.
class Pipeline {
  public:
    explicit Pipeline(std::string url) : url_(std::move(url)) {}
    ~Pipeline() { PQfinish(connection_); }
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    [[nodiscard]] bool is_lost() const { return connection_ == nullptr || PQstatus(connection_) != CONNECTION_OK; }

    /// Opens a new connection in place of the present one. Throws Fault when that fails.
    void connect();

    /// Closes the connection.
    void drop();

    /// Queues a statement. Once its answer has been read, `each` is called with every row, or `rows` holds the rows.
    void queue(const Query& query, std::span<const Value> values = {}, Database::EachRow each = {},
               PostgresRows* rows = nullptr);

    /// Queues a statement and has it executed; its answer is read later.
    void send_unawaited(const Query& query);

    /// Has all queued statements executed and reads the answers. Throws the first fault.
    void synchronize();

    /// The same when a fault is already known; throws only when the connection is lost.
    void synchronize_after_fault();

    Rows& select(const Query& query, std::span<const Value> values);

    /// The number of answers that have not been read.
    [[nodiscard]] std::size_t unread() const { return waiting_.size(); }

    /// The number of times that answers have been waited for.
    [[nodiscard]] std::int64_t round_trips() const { return round_trips_; }

    /// The number of rows that the last statement changed.
    [[nodiscard]] std::int64_t changed() const { return changed_; }

    /// Runs several statements without parameters.
    void run_script(const std::string& statements);

  private:
    struct Statement {
        std::string name{}; // null-terminated, for libpq
        bool is_prepared = false;
        PostgresRows rows{};
    };

    /// An answer that is expected: to a statement, to its preparation, or the mark that ends what was sent together.
    struct Waiting {
        enum class Kind : std::uint8_t { preparation, answer, end };
        Kind kind;
        const Query* query;
        Database::EachRow each;
        PostgresRows* rows;
    };

    void read_answers();
    void take(const Waiting& waiting);
    void take_rows(const Waiting& waiting, PostgresResult result);
    void note_failure(const Waiting& waiting, const PGresult* result);
    [[noreturn]] void fail_lost(std::string_view doing) const;

    std::string url_;
    PGconn* connection_ = nullptr;
    std::unordered_map<const Query*, Statement> statements_;
    std::deque<Waiting> waiting_;
    std::optional<Fault> failure_; // the first failure among the statements sent together
    std::int64_t changed_ = 0;
    std::int64_t round_trips_ = 0;
};

} // namespace cartwright::store
