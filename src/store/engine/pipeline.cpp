#include "store/engine/pipeline.hpp"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace cartwright::store {

namespace {

// The codes are those of appendix A of PostgreSQL's manual.
Fault::Kind kind_of(std::string_view state) {
    if (state == "23505") return Fault::Kind::duplicate;
    if (state == "23503") return Fault::Kind::dangling;
    if (state == "23514" || state == "23502") return Fault::Kind::check;
    // serialization_failure, deadlock_detected, lock_not_available
    if (state == "40001" || state == "40P01" || state == "55P03") return Fault::Kind::conflict;
    // query_canceled by a time-out, read_only_sql_transaction after a failover
    if (state == "57014" || state == "25006") return Fault::Kind::unavailable;
    const std::string_view family = state.substr(0, 2); // connection, resources, operator, system
    if (family == "08" || family == "53" || family == "57" || family == "58") return Fault::Kind::unavailable;
    return Fault::Kind::broken;
}

std::string_view state_of(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state != nullptr ? state : "08006"; // libpq's own errors have none: the connection is lost
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Parameters in the form of libpq: text, each with its type, so that PostgreSQL need not guess.
class Parameters {
  public:
    explicit Parameters(std::span<const Value> values) {
        values_.reserve(values.size());
        for (const Value& value : values) add(value);
        for (std::size_t i = 0; i < values_.size(); ++i) texts_.push_back(is_null_[i] ? nullptr : values_[i].c_str());
    }
    [[nodiscard]] int size() const { return static_cast<int>(texts_.size()); }
    [[nodiscard]] const char* const* texts() const { return texts_.data(); }
    [[nodiscard]] const Oid* types() const { return types_.data(); }

  private:
    static constexpr Oid boolean = 16; // pg_type.dat; 0 lets PostgreSQL infer the type from the context
    static constexpr Oid bigint = 20;
    static constexpr Oid text = 25;
    static constexpr Oid double_precision = 701;

    void add(const Value& value) {
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            add(std::to_string(*integer), bigint);
        else if (const auto* characters = std::get_if<std::string_view>(&value))
            add(std::string(*characters), text);
        else if (const auto* claim = std::get_if<bool>(&value))
            add(*claim ? "t" : "f", boolean);
        else if (const auto* real = std::get_if<double>(&value))
            add(format_real(*real), double_precision);
        else
            add({}, 0, true);
    }
    void add(std::string characters, Oid type, bool null = false) {
        if (characters.find('\0') != std::string::npos)
            throw Fault(Fault::Kind::check, "PostgreSQL cannot store text with a NUL character");
        values_.push_back(std::move(characters));
        types_.push_back(type);
        is_null_.push_back(null);
    }
    static std::string format_real(double number) {
        std::array<char, 32> room{};
        const auto end = std::to_chars(room.data(), room.data() + room.size(), number).ptr;
        return {room.data(), end};
    }

    std::vector<std::string> values_;
    std::vector<Oid> types_;
    std::vector<bool> is_null_;
    std::vector<const char*> texts_;
};

/// The URL, with defaults for what it leaves open: a lost server is noticed quickly.
struct Connecting {
    explicit Connecting(const std::string& url)
        : keys{"target_session_attrs",
               "connect_timeout",
               "keepalives_idle",
               "keepalives_interval",
               "tcp_user_timeout",
               "application_name",
               "client_encoding",
               "options",
               "dbname",
               nullptr},
          values{"read-write",
                 "5",
                 "10",
                 "5",
                 "8000",
                 "cartwright",
                 "UTF8",
                 "-c statement_timeout=30000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=60000 "
                 "-c synchronous_commit=on",
                 url.c_str(),
                 nullptr} {}
    std::array<const char*, 10> keys;
    std::array<const char*, 10> values;
};

} // namespace

void PostgresRows::hold(PostgresResult result) {
    result_ = std::move(result);
    row_ = -1;
}

bool PostgresRows::next() {
    if (++row_ < PQntuples(result_.get())) return true;
    finish();
    return false;
}

bool PostgresRows::is_null(Column column) const { return PQgetisnull(result_.get(), row_, column.position) != 0; }

std::int64_t PostgresRows::integer(Column column) const { return number_in(text(column)); }

double PostgresRows::real(Column column) const {
    const std::string_view digits = text(column);
    double number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string_view PostgresRows::text(Column column) const {
    return {PQgetvalue(result_.get(), row_, column.position),
            static_cast<std::size_t>(PQgetlength(result_.get(), row_, column.position))};
}

void Pipeline::fail_lost(std::string_view doing) const {
    throw Fault(Fault::Kind::conflict,
                std::string(doing) + ": " + (connection_ != nullptr ? PQerrorMessage(connection_) : "not connected"));
}

void Pipeline::drop() {
    PQfinish(connection_);
    connection_ = nullptr;
}

void Pipeline::connect() {
    drop();
    waiting_.clear();
    failure_.reset();
    for (auto& [query, statement] : statements_) statement.is_prepared = false;
    const Connecting how(url_);
    connection_ = PQconnectdbParams(how.keys.data(), how.values.data(), 1);
    if (is_lost()) throw Fault(Fault::Kind::unavailable, std::string("cannot connect: ") + PQerrorMessage(connection_));
    if (PQserverVersion(connection_) < 150000) throw Fault(Fault::Kind::broken, "PostgreSQL 15 or newer is required");
    PQsetNoticeProcessor(connection_, [](void*, const char*) {}, nullptr); // "relation exists, skipping"
    PQenterPipelineMode(connection_);
}

void Pipeline::queue(const Query& query, std::span<const Value> values, Database::EachRow each, PostgresRows* rows) {
    if (is_lost()) fail_lost(query.name);
    const Parameters parameters(values);
    Statement& statement = statements_[&query];
    const std::string& name = statement.name;
    if (!statement.is_prepared) {
        statement.name = query.name;
        if (PQsendPrepare(connection_, name.c_str(), std::string(query.text).c_str(), parameters.size(),
                          parameters.types()) == 0)
            fail_lost(name);
        statement.is_prepared = true; // unless its answer reports a failure
        waiting_.push_back({.kind = Waiting::Kind::preparation, .query = &query, .each = {}, .rows = nullptr});
    }
    if (PQsendQueryPrepared(connection_, name.c_str(), parameters.size(), parameters.texts(), nullptr, nullptr, 0) == 0)
        fail_lost(name);
    waiting_.push_back({.kind = Waiting::Kind::answer, .query = &query, .each = std::move(each), .rows = rows});
}

void Pipeline::send_unawaited(const Query& query) {
    queue(query);
    if (PQpipelineSync(connection_) == 0) fail_lost(query.name);
    waiting_.push_back({.kind = Waiting::Kind::end, .query = nullptr, .each = {}, .rows = nullptr});
    PQflush(connection_);
}

void Pipeline::synchronize() {
    read_answers();
    if (!failure_) return;
    const Fault fault = *std::exchange(failure_, std::nullopt);
    throw fault; // NOLINT(misc-throw-by-value-catch-by-reference): a copy of what was noted
}

void Pipeline::synchronize_after_fault() {
    read_answers();
    failure_.reset();
}

void Pipeline::read_answers() {
    if (is_lost() || PQpipelineSync(connection_) == 0) fail_lost("synchronize");
    ++round_trips_;
    waiting_.push_back({.kind = Waiting::Kind::end, .query = nullptr, .each = {}, .rows = nullptr});
    while (!waiting_.empty()) {
        const Waiting waiting = std::move(waiting_.front());
        waiting_.pop_front();
        take(waiting);
    }
}

Rows& Pipeline::select(const Query& query, std::span<const Value> values) {
    Statement& statement = statements_[&query];
    queue(query, values, {}, &statement.rows);
    synchronize();
    return statement.rows;
}

void Pipeline::take(const Waiting& waiting) {
    PostgresResult result(PQgetResult(connection_));
    if (!result) fail_lost("answer");
    switch (PQresultStatus(result.get())) {
    case PGRES_PIPELINE_SYNC: return; // nothing follows this one
    case PGRES_COMMAND_OK:
        changed_ = number_in(PQcmdTuples(result.get()));
        // PostgreSQL answers the COMMIT of a failed transaction with ROLLBACK.
        if (waiting.kind == Waiting::Kind::answer && !failure_ && waiting.query->text == "COMMIT" &&
            std::string_view(PQcmdStatus(result.get())) != "COMMIT")
            failure_ = Fault(Fault::Kind::broken, "commit: the transaction had failed");
        break;
    case PGRES_TUPLES_OK: take_rows(waiting, std::move(result)); break;
    default: note_failure(waiting, result.get()); break;
    }
    const PostgresResult end(PQgetResult(connection_)); // the null result that ends each answer
}

void Pipeline::take_rows(const Waiting& waiting, PostgresResult result) {
    changed_ = number_in(PQcmdTuples(result.get()));
    if (waiting.rows != nullptr) return waiting.rows->hold(std::move(result));
    if (!waiting.each) return;
    PostgresRows rows;
    rows.hold(std::move(result));
    while (rows.next()) waiting.each(rows);
}

void Pipeline::note_failure(const Waiting& waiting, const PGresult* result) {
    if (waiting.kind == Waiting::Kind::preparation) statements_[waiting.query].is_prepared = false;
    if (failure_ || PQresultStatus(result) == PGRES_PIPELINE_ABORTED) return; // a consequence of the first failure
    const std::string_view state = state_of(result);
    const std::string_view what = waiting.query != nullptr ? waiting.query->name : "";
    if (is_lost() || state.starts_with("57P")) { // the server is shutting down
        drop();
        throw Fault(Fault::Kind::conflict, std::string(what) + ": " + PQresultErrorMessage(result));
    }
    failure_ = Fault(kind_of(state), std::string(what) + ": " + PQresultErrorMessage(result));
}

void Pipeline::run_script(const std::string& statements) {
    synchronize();
    PQexitPipelineMode(connection_); // outside it, one string may hold many statements
    const PostgresResult result(PQexec(connection_, statements.c_str()));
    PQenterPipelineMode(connection_);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
    throw Fault(kind_of(state_of(result.get())), std::string("script: ") + PQresultErrorMessage(result.get()));
}

} // namespace cartwright::store
