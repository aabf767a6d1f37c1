#include "store/store.hpp"

#include "base/drawn_number.hpp"
#include "store/migrations.hpp"
#include "store/postgres.hpp"
#include "store/sqlite.hpp"
#include "store/writer.hpp"

namespace cartwright::store {

bool is_postgres(const std::string& url) { return url.starts_with("postgres://") || url.starts_with("postgresql://"); }

std::unique_ptr<Database> connect(const std::string& url, Access access) {
    constexpr std::string_view sqlite = "sqlite:";
    if (is_postgres(url)) return open_postgres(url, access);
    if (!url.starts_with(sqlite))
        throw Fault(Fault::Kind::broken, "no engine for such a database (sqlite:PATH, postgres://…)");
    return open_sqlite(url.substr(sqlite.size()), access);
}

struct Store::State {
    struct Reader {
        std::unique_ptr<Database> database;
        std::unique_ptr<Numbers> numbers;
    };

    std::string url;
    const Clock& clock;
    Entropy& entropy;
    bool is_shared = false;
    std::vector<Reader> readers;
    std::unique_ptr<Writer> writer;

    void open(Reader& reader) const { reader = {connect(url, Access::read_only), std::make_unique<Numbers>(entropy)}; }

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

Store::Store(const StoreSettings& settings, const Clock& clock, Entropy& entropy, telemetry::Log& log,
             telemetry::Metrics& metrics)
    : state_(new State{
          .url = settings.url, .clock = clock, .entropy = entropy, .is_shared = {}, .readers = {}, .writer = {}}) {
    Writer::Parts parts{
        .databases = {}, .checkpointer = {}, .clock = clock, .entropy = entropy, .log = log, .metrics = metrics};
    parts.databases.push_back(connect(settings.url, Access::read_write));
    migrate(*parts.databases.front(), settings.schema, clock.now());
    state_->is_shared = parts.databases.front()->is_shared();
    state_->readers.resize(settings.readers);
    if (state_->is_shared) {
        while (parts.databases.size() < settings.connections)
            parts.databases.push_back(connect(settings.url, Access::read_write));
    } else {
        for (State::Reader& reader : state_->readers) state_->open(reader);
        parts.checkpointer = connect(settings.url, Access::read_write);
    }

    state_->writer =
        std::make_unique<Writer>(std::move(parts), state_->is_shared ? 1 : settings.batch_max, settings.queue_max);
}

Store::~Store() = default;

void Store::read(std::size_t reader, const std::function<void(Transaction&)>& work) {
    State::Reader& connection = state_->readers.at(reader);
    if (!connection.database) state_->open(connection);
    try {
        state_->read(connection, work);
    } catch (const Fault& fault) { // a connection that was lost while nobody looked
        if (fault.kind != Fault::Kind::conflict) throw;
        state_->read(connection, work);
    }
}

void Store::stop() { state_->writer->stop(); }

bool Store::reads_at_once() const { return !state_->is_shared; }

bool Store::queue(Work work) { return state_->writer->queue(std::move(work)); }

Outcome Store::write_and_wait(const std::function<bool(Transaction&)>& work) { return state_->writer->wait_for(work); }

void Store::on_commit(std::function<void(const Changed&)> listener) { state_->writer->on_commit(std::move(listener)); }

void Store::on_facts(std::function<void()> listener) { state_->writer->on_facts(std::move(listener)); }

void Store::on_foreign_change(std::function<void()> listener) {
    state_->writer->on_foreign_change(std::move(listener));
}

std::int64_t Numbers::next(Instant now) {
    const std::int64_t first = first_drawn_at(now);
    if (first <= last_) return ++last_; // the same millisecond, or the clock went back
    last_ = first | static_cast<std::int64_t>(entropy_->next() >> (64 - drawn_low_bits));
    return last_;
}

} // namespace cartwright::store
