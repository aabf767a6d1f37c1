#include "store/store.hpp"

#include "store/migrations.hpp"
#include "store/sqlite.hpp"
#include "store/writer.hpp"

namespace cartwright::store {

std::unique_ptr<Database> connect(const std::string& url, Access access) {
    constexpr std::string_view sqlite = "sqlite:";
    if (!url.starts_with(sqlite))
        throw Fault(Fault::Kind::broken, "no engine for the database " + url + " (sqlite:PATH)");
    return open_sqlite(url.substr(sqlite.size()), access);
}

struct Store::State {
    struct Reader {
        std::unique_ptr<Database> database;
        std::unique_ptr<Numbers> numbers;
    };

    const Clock& clock;
    Entropy& entropy;
    std::vector<Reader> readers;
    std::unique_ptr<Writer> writer;
};

Store::Store(const StoreSettings& settings, const Clock& clock, Entropy& entropy, telemetry::Log& log,
             telemetry::Metrics& metrics)
    : state_(new State{.clock = clock, .entropy = entropy, .readers = {}, .writer = {}}) {
    auto database = connect(settings.url, Access::read_write);
    migrate(*database, settings.schema, clock.now());
    for (std::size_t i = 0; i < settings.readers; ++i)
        state_->readers.push_back({connect(settings.url, Access::read_only), std::make_unique<Numbers>(entropy)});
    state_->writer = std::make_unique<Writer>(Writer::Parts{.database = std::move(database),
                                                            .checkpointer = connect(settings.url, Access::read_write),
                                                            .clock = clock,
                                                            .entropy = entropy,
                                                            .log = log,
                                                            .metrics = metrics},
                                              settings.batch_max, settings.queue_max);
}

Store::~Store() = default;

void Store::read(std::size_t reader, const std::function<void(Transaction&)>& work) {
    State::Reader& connection = state_->readers.at(reader);
    Database& database = *connection.database;
    Transaction transaction(database, state_->clock.now(), state_->entropy, *connection.numbers);
    database.begin(Database::Mode::reading);
    struct End {
        Database& database;
        ~End() { database.roll_back(); } // nothing was written: the cheapest end
    } end{database};
    work(transaction);
}

bool Store::write(Work work) { return state_->writer->queue(std::move(work)); }

Outcome Store::write_and_wait(const std::function<bool(Transaction&)>& work) { return state_->writer->wait_for(work); }

void Store::on_commit(std::function<void(std::span<const FreeStock>)> listener) {
    state_->writer->on_commit(std::move(listener));
}

void Store::on_foreign_change(std::function<void()> listener) {
    state_->writer->on_foreign_change(std::move(listener));
}

std::int64_t Numbers::next(Instant now) {
    constexpr std::int64_t epoch_ms = 1'704'067'200'000; // 2024-01-01: 41 bits of milliseconds last until 2093
    constexpr int low_bits = 22;
    const auto low = static_cast<std::int64_t>(entropy_->next() >> (64 - low_bits));
    const std::int64_t number = (now.milliseconds - epoch_ms) << low_bits | low;
    last_ = number > last_ ? number : last_ + 1;
    return last_;
}

} // namespace cartwright::store
