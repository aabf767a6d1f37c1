#include "store/engine/store.hpp"

#include "base/drawn_number.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/postgres.hpp"
#include "store/engine/sqlite.hpp"
#include "store/engine/unwritable.hpp"
#include "store/engine/writer.hpp"
#include "telemetry/log.hpp"

#include <atomic>
#include <filesystem>
#include <optional>
#include <system_error>

namespace cartwright::store {

bool is_postgres(const std::string& url) { return url.starts_with("postgres://") || url.starts_with("postgresql://"); }

std::string without_password(std::string url) {
    const std::size_t user = url.find("://") + 3;
    const std::size_t at = url.find('@');
    const std::size_t colon = url.find(':', user);
    if (is_postgres(url) && at != std::string::npos && colon < at) url.erase(colon, at - colon);
    if (const std::size_t parameter = url.find("password="); parameter != std::string::npos)
        url.erase(parameter, std::min(url.find('&', parameter), url.size()) - parameter);
    return url;
}

std::string file_beside(const std::string& url, std::string_view word) {
    const std::size_t slash = url.find_last_of("/:");
    const std::size_t point = url.rfind('.');
    const std::size_t end = point != std::string::npos && point > slash ? point : url.size();
    return url.substr(0, end) + '-' + std::string(word) + url.substr(end);
}

void make_folder_of(const std::string& url) {
    if (is_postgres(url)) return;
    const std::filesystem::path folder = std::filesystem::path(url.substr(url.find(':') + 1)).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
}

std::unique_ptr<Database> connect(const std::string& url, Access access, const std::string& postgres_schema) {
    constexpr std::string_view sqlite = "sqlite:";
    if (is_postgres(url)) return open_postgres(url, access, postgres_schema);
    if (!url.starts_with(sqlite))
        throw Fault(Fault::Kind::broken, "unsupported database URL: use sqlite:PATH or postgres://…");
    return open_sqlite(url.substr(sqlite.size()), access);
}

struct Store::State {
    struct Reader {
        std::unique_ptr<Database> database;
        std::unique_ptr<IdGenerator> numbers;
        std::int64_t generation = 0;
    };

    std::string url;
    std::string postgres_schema;
    const Clock& clock;
    Entropy& entropy;
    bool is_shared = false;
    std::vector<std::string> newer{};
    std::vector<Reader> readers;
    std::unique_ptr<Writer> writer;
    std::atomic<Access> access = Access::read_only;
    std::atomic<std::int64_t> generation = 0; // of the readers; increased when the database can be written to again

    [[nodiscard]] std::unique_ptr<Database> connect(Access how) const {
        return store::connect(url, how, postgres_schema);
    }

    void open(Reader& reader) const {
        const std::int64_t now = generation;
        reader = {connect(access), std::make_unique<IdGenerator>(entropy), now};
    }

    [[nodiscard]] Writer::Opened open_for_writing(const std::vector<Migration>& schema,
                                                  std::vector<std::string>& found_newer) const {
        Writer::Opened opened{.database = connect(Access::read_write), .checkpointer = {}};
        found_newer = migrate(*opened.database, schema, clock.now()).newer;
        if (opened.database->is_shared()) return opened;
        opened.database->keep_pages_until_commit(); // of batches: migrations have no savepoints, and may be large
        opened.checkpointer = connect(Access::read_write);
        return opened;
    }

    /// Returns how a database can be read that can't be written to; nothing when it can't be read either.
    [[nodiscard]] std::optional<Access> how_to_read(const std::vector<Migration>& schema) const;

    void read(Reader& reader, const std::function<void(Transaction&)>& work) const {
        Database& database = *reader.database;
        Transaction transaction(database, clock.now(), entropy, *reader.numbers);
        database.begin(Database::Mode::reading);
        struct End {
            Database& database;
            ~End() { database.roll_back(); } // nothing was written: the cheapest end
        } end{database};
        work(transaction);
    }
};

std::optional<Access> Store::State::how_to_read(const std::vector<Migration>& schema) const {
    if (is_postgres(url)) return std::nullopt;
    const std::string path = url.substr(url.find(':') + 1);
    std::error_code none;
    const auto log_bytes = std::filesystem::file_size(path + "-wal", none);
    const bool has_log = !none && log_bytes > 0; // an immutable database would be read without its log
    const Access how = has_log ? Access::read_only : Access::immutable;
    try {
        const auto database = connect(how);
        return is_current(*database, schema) ? std::optional(how) : std::nullopt;
    } catch (const Fault&) {
        return std::nullopt;
    }
}

Store::Store(const StoreSettings& settings, const Clock& clock, Entropy& entropy, telemetry::Log& log,
             telemetry::Metrics& metrics)
    : state_(new State{
          .url = settings.url, .postgres_schema = settings.postgres_schema, .clock = clock, .entropy = entropy}) {
    Writer::Parts parts{.databases = {},
                        .checkpointer = {},
                        .clock = clock,
                        .entropy = entropy,
                        .log = log,
                        .metrics = metrics,
                        .server = settings.server};
    try {
        Writer::Opened opened = state_->open_for_writing(settings.schema, state_->newer);
        parts.databases.push_back(std::move(opened.database));
        parts.checkpointer = std::move(opened.checkpointer);
    } catch (const Fault& fault) {
        const auto how = fault.kind == Fault::Kind::unavailable ? state_->how_to_read(settings.schema) : std::nullopt;
        if (!how) throw;
        log.write(telemetry::Level::error, "store_only_reads", {{"fault", std::string_view(fault.what())}});
        state_->access = *how;
        parts.write_error = fault.what();
        parts.databases.push_back(std::make_unique<Unwritable>(fault.what()));
        parts.reopen = [state = state_.get(), schema = settings.schema] {
            std::vector<std::string> newer; // not used: checked when the database was opened for reading
            Writer::Opened opened = state->open_for_writing(schema, newer);
            state->access = Access::read_only;
            ++state->generation;
            return opened;
        };
    }
    for (const std::string& name : state_->newer)
        log.write(
            telemetry::Level::warning, "schema_is_newer",
            {{"migration", std::string_view(name)},
             {"meaning", std::string_view("a newer version has extended the schema; this version continues to work")}});
    state_->is_shared = parts.databases.front()->is_shared();
    state_->readers.resize(settings.readers);
    if (state_->is_shared) {
        while (parts.databases.size() < settings.connections)
            parts.databases.push_back(state_->connect(Access::read_write));
    } else {
        for (State::Reader& reader : state_->readers) state_->open(reader);
    }

    state_->writer =
        std::make_unique<Writer>(std::move(parts), state_->is_shared ? 1 : settings.batch_max, settings.queue_max);
}

Store::~Store() = default;

void Store::read(std::size_t reader, const std::function<void(Transaction&)>& work) {
    State::Reader& connection = state_->readers.at(reader);
    if (!connection.database || connection.generation != state_->generation) state_->open(connection);
    try {
        state_->read(connection, work);
    } catch (const Fault& fault) { // a connection that was lost while idle
        if (fault.kind != Fault::Kind::conflict) throw;
        state_->read(connection, work);
    }
}

const std::vector<std::string>& Store::newer_migrations() const { return state_->newer; }

void Store::stop() { state_->writer->stop(); }

bool Store::reads_at_once() const { return !state_->is_shared; }

std::string Store::write_error() const { return state_->writer->write_error(); }

bool Store::queue(Work work) { return state_->writer->queue(std::move(work)); }

Outcome Store::write_and_wait(const std::function<bool(Transaction&)>& work) { return state_->writer->wait_for(work); }

void Store::on_commit(std::function<void(const Changed&)> listener) { state_->writer->on_commit(std::move(listener)); }

void Store::on_facts(std::function<void()> listener) { state_->writer->on_facts(std::move(listener)); }

void Store::on_foreign_change(std::function<void()> listener) {
    state_->writer->on_foreign_change(std::move(listener));
}

std::int64_t IdGenerator::next(Instant now) {
    const std::int64_t first = first_drawn_at(now);
    if (first <= last_) return ++last_; // the same millisecond, or the clock was set back
    last_ = first | static_cast<std::int64_t>(entropy_->next() >> (64 - drawn_low_bits));
    return last_;
}

} // namespace cartwright::store
