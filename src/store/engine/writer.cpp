#include "store/engine/writer.hpp"

#include "store/catalogue/listings.hpp"
#include "store/outbox/events.hpp"
#include "telemetry/guard.hpp"
#include "telemetry/log.hpp"
#include "telemetry/metrics.hpp"

#include <algorithm>
#include <chrono>
#include <future>

namespace cartwright::store {

namespace {

constexpr int attempts_max = 3;
constexpr std::chrono::milliseconds foreign_change_every{100};
constexpr std::chrono::milliseconds checkpoint_every{50};
constexpr std::chrono::seconds checkpoint_after_fault{5};
constexpr std::chrono::milliseconds try_every{1'000}; // the interval of attempts to write while writes fail
constexpr std::int64_t log_pages_due = 1'000;         // 4 MB: enough for a checkpoint
constexpr std::int64_t log_pages_max = 16'000;        // 64 MB: the writer itself waits until the log restarts

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Stores, with a piece of work, what searches and subscribers must know of it.
void write_derived(Transaction& transaction) {
    listings::note_offers(transaction);
    events::write(transaction);
}

} // namespace

struct Writer::Instruments {
    telemetry::Histogram batch_size;
    telemetry::Histogram commit_time;
    telemetry::Counter conflicts;
    telemetry::Counter failures;
    telemetry::Counter round_trips;
};

struct Writer::Connection {
    std::unique_ptr<Database> database;
    IdGenerator numbers;
    std::vector<Outcome> outcomes{}; // of a batch; reserved for the longest
    std::thread thread{};
};

Writer::Writer(Parts parts, std::size_t batch_max, std::size_t queue_max)
    : parts_(std::move(parts)), batch_max_(batch_max), queue_max_(queue_max),
      listeners_(std::make_shared<Listeners>()) {
    telemetry::Metrics& metrics = parts_.metrics;
    const telemetry::Labels labels{{"server", parts_.server}};
    instruments_ = std::make_unique<Instruments>(Instruments{
        .batch_size = metrics.histogram("cartwright_store_batch_writes", "Writes in one commit.",
                                        {1, 2, 4, 8, 16, 32, 64}, labels),
        .commit_time =
            metrics.histogram("cartwright_store_commit_seconds", "Seconds for a commit, including the flush to disk.",
                              telemetry::latency_bounds(), labels),
        .conflicts = metrics.counter("cartwright_store_conflicts_total", "Batches that were retried.", labels),
        .failures = metrics.counter("cartwright_store_failures_total", "Batches that the disk or the database refused.",
                                    labels),
        .round_trips = metrics.counter("cartwright_store_round_trips_total", "Round trips to the database.", labels),
    });
    metrics.gauge(
        "cartwright_store_queue_writes", "Writes that wait for the database.",
        [this] {
            const std::lock_guard lock(mutex_);
            return static_cast<double>(waiting_.size());
        },
        labels);
    metrics.gauge(
        "cartwright_store_queue_writes_max", "Largest number of writes that may wait for the database.",
        [this] { return static_cast<double>(queue_max_); }, labels);
    metrics.gauge(
        "cartwright_store_log_pages", "Pages in the write-ahead log.",
        [this] { return static_cast<double>(log_pages_.load()); }, labels);
    for (auto& database : parts_.databases)
        connections_.push_back(std::make_unique<Connection>(std::move(database), IdGenerator(parts_.entropy)));
    connections_.front()->database->changed_elsewhere(); // foreign changes are detected from here on
    set_write_error(parts_.write_error);
    for (auto& connection : connections_)
        connection->thread = std::thread([this, &here = *connection] { work_until_stopped(here); });
    if (parts_.checkpointer) checkpointer_ = std::thread([this] { checkpoint_until_stopped(); });
}

Writer::~Writer() { stop(); }

void Writer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    woken_.notify_all();
    checkpoint_due_.notify_all();
    for (auto& connection : connections_)
        if (connection->thread.joinable()) connection->thread.join();
    if (checkpointer_.joinable()) checkpointer_.join();
}

bool Writer::queue(Work work) {
    bool has_sleeping_thread = false;
    {
        const std::lock_guard lock(mutex_);
        if (stopped_ || waiting_.size() >= queue_max_) return false;
        waiting_.push_back(std::move(work));
        has_sleeping_thread = connections_.size() > 1 || waiting_.size() == 1;
    }
    if (has_sleeping_thread) woken_.notify_one();
    return true;
}

std::string Writer::write_error() const {
    if (!has_write_error_) return {};
    const std::lock_guard lock(mutex_);
    return write_error_;
}

void Writer::set_write_error(std::string_view write_error) {
    const std::lock_guard lock(mutex_);
    write_error_ = write_error;
    has_write_error_ = !write_error.empty();
}

/// Retries writing while writes fail. A node that is not ready gets no requests, and would not learn that the disk
/// works again.
void Writer::retry_writing(Connection& connection) {
    const auto now = std::chrono::steady_clock::now();
    if (&connection != connections_.front().get() || now < next_try_) return;
    next_try_ = now + try_every;
    try {
        try_to_write(connection);
        set_write_error({});
        parts_.log.write(telemetry::Level::info, "store_writes_again");
    } catch (...) { // it fails as before, which has been logged
        connection.database->roll_back();
    }
}

void Writer::try_to_write(Connection& connection) {
    if (parts_.reopen) {
        Opened opened = parts_.reopen();
        parts_.reopen = {};
        connection.database = std::move(opened.database);
        connection.database->changed_elsewhere();
        parts_.checkpointer = std::move(opened.checkpointer);
        if (parts_.checkpointer) checkpointer_ = std::thread([this] { checkpoint_until_stopped(); });
        notify_foreign_change();
        return;
    }
    connection.database->begin(Database::Mode::writing);
    connection.database->probe();
    connection.database->commit();
}

Outcome Writer::wait_for(const std::function<bool(Transaction&)>& run) {
    std::promise<Outcome> promise;
    const bool queued = queue(
        {.run = run, .done = [&](Outcome outcome) { promise.set_value(outcome); }, .mode = Database::Mode::writing});
    return queued ? promise.get_future().get() : Outcome::unavailable;
}

/// Changes a copy of the listeners. Calls in progress continue with the present ones.
void Writer::listen(const std::function<void(Listeners&)>& change) {
    const std::lock_guard lock(mutex_);
    auto listeners = std::make_shared<Listeners>(*listeners_);
    change(*listeners);
    listeners_ = std::move(listeners);
}

std::shared_ptr<const Writer::Listeners> Writer::listeners() {
    const std::lock_guard lock(mutex_);
    return listeners_;
}

void Writer::on_commit(std::function<void(const Store::Changed&)> listener) {
    listen([&](Listeners& listeners) { listeners.commit = std::move(listener); });
}

void Writer::on_facts(std::function<void()> listener) {
    listen([&](Listeners& listeners) { listeners.facts = std::move(listener); });
}

void Writer::on_foreign_change(std::function<void()> listener) {
    listen([&](Listeners& listeners) { listeners.foreign_change = std::move(listener); });
}

void Writer::work_until_stopped(Connection& connection) {
    Batch batch;
    batch.reserve(batch_max_);
    connection.outcomes.reserve(batch_max_);
    while (take(batch)) {
        if (has_write_error_) retry_writing(connection);
        if (batch.empty()) {
            telemetry::guarded(parts_.log, "store_not_looked_at", [&] { check_foreign_change(connection); });
        } else if (batch.front().mode == Database::Mode::reading) {
            run_read(connection, batch.front());
        } else {
            write_batch(connection, batch);
            limit_log(connection);
        }
        batch.clear();
    }
}

/// Waits for work, or for the next check for foreign changes (an empty batch). Returns false when no work is left and
/// the writer has stopped.
bool Writer::take(Batch& batch) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, foreign_change_every, [this] { return stopped_ || !waiting_.empty(); });
    while (!waiting_.empty() && batch.size() < batch_max_) {
        batch.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    return !batch.empty() || !stopped_;
}

void Writer::write_batch(Connection& connection, Batch& batch) {
    std::vector<Outcome>& outcomes = connection.outcomes;
    const std::int64_t round_trips = connection.database->round_trips();
    Transaction transaction(*connection.database, parts_.clock.now(), parts_.entropy, connection.numbers);
    write_with_retries(connection, batch, transaction, outcomes);
    instruments_->round_trips.add(static_cast<double>(connection.database->round_trips() - round_trips));
    report(batch, outcomes, transaction);
}

/// Reports the outcomes. An exception of a listener does not affect the commit, and must not keep the other listeners
/// from being called.
void Writer::report(Batch& batch, const std::vector<Outcome>& outcomes, const Transaction& transaction) {
    const auto current = listeners();
    const Store::Changed changed{.stock = transaction.changed(), .products = transaction.changed_products()};
    const bool has_changed = !(changed.stock.empty() && changed.products.empty());
    if (current->commit && has_changed &&
        !telemetry::guarded(parts_.log, "commit_listener_failed", [&] { current->commit(changed); }))
        notify_foreign_change(); // its listener reads everything again
    for (std::size_t i = 0; i < batch.size(); ++i)
        telemetry::guarded(parts_.log, "answer_failed", [&] { batch[i].done(outcomes[i]); });
    if (current->facts && transaction.has_facts())
        telemetry::guarded(parts_.log, "facts_listener_failed", [&] { current->facts(); });
}

void Writer::write_with_retries(Connection& connection, Batch& batch, Transaction& transaction,
                                std::vector<Outcome>& outcomes) {
    bool with_savepoints = false;
    for (int attempts = 1;; ++attempts) {
        try {
            return attempt(connection, batch, transaction, outcomes, with_savepoints);
        } catch (const SavepointNeeded&) {
            connection.database->roll_back();
            with_savepoints = true;
        } catch (const Fault& fault) {
            connection.database->roll_back();
            // A statement that was only sent, and is refused with the commit, also gets the second attempt of
            // `run_one`.
            const bool may_be_ours = !with_savepoints && fault.kind != Fault::Kind::unavailable;
            if ((fault.kind == Fault::Kind::conflict || may_be_ours) && attempts < attempts_max) {
                instruments_->conflicts.add();
                with_savepoints = true;
                continue;
            }
            instruments_->failures.add();
            if (fault.kind == Fault::Kind::unavailable)
                set_write_error(connection.database->is_shared() ? "the database accepts no writes" : fault.what());
            parts_.log.write(
                telemetry::Level::error, "store_refused_batch",
                {{"fault", std::string_view(fault.what())}, {"writes", static_cast<std::int64_t>(batch.size())}});
            outcomes.assign(batch.size(), Outcome::unavailable);
            transaction.begin();
            return;
        } catch (...) { // out of memory, as a rule
            connection.database->roll_back();
            instruments_->failures.add();
            telemetry::log_failure(parts_.log, "store_refused_batch", "an exception outside the database");
            outcomes.assign(batch.size(), Outcome::unavailable);
            transaction.begin();
            return;
        }
    }
}

void Writer::attempt(Connection& connection, Batch& batch, Transaction& transaction, std::vector<Outcome>& outcomes,
                     bool with_savepoints) {
    outcomes.clear();
    transaction.begin();
    Database& database = *connection.database;
    database.begin(Database::Mode::writing);
    check_foreign_change(connection);
    for (Work& work : batch) outcomes.push_back(run_one(work, transaction, with_savepoints));
    if (std::ranges::find(outcomes, Outcome::committed) == outcomes.end()) return database.roll_back();
    const auto start = std::chrono::steady_clock::now();
    database.commit();
    if (has_write_error_) set_write_error({});
    instruments_->commit_time.observe(seconds_since(start));
    instruments_->batch_size.observe(static_cast<double>(batch.size()));
    log_pages_ = database.log_pages();
}

/// A fault of the disk or a conflict concerns the whole batch and is rethrown. Any other fault concerns only this piece
/// of work. It gets a second attempt with a savepoint: where it drew a random number, it then draws another.
Outcome Writer::run_one(Work& work, Transaction& transaction, bool with_savepoint) {
    Outcome outcome = Outcome::broken;
    transaction.begin_work(with_savepoint);
    try {
        outcome = work.run(transaction) ? Outcome::committed : Outcome::refused;
        if (outcome == Outcome::committed) write_derived(transaction);
        if (with_savepoint) transaction.synchronize(); // so that refused statements fail here
    } catch (const SavepointNeeded&) {
        throw;
    } catch (const Fault& fault) {
        if (fault.kind == Fault::Kind::conflict || fault.kind == Fault::Kind::unavailable) throw;
        if (!with_savepoint) throw SavepointNeeded{};
        telemetry::log_failure(parts_.log, "write_failed", fault.what());
        outcome = Outcome::broken; // the fault may have come with a statement that was only sent
    } catch (const std::exception& error) {
        if (!with_savepoint) throw SavepointNeeded{};
        telemetry::log_failure(parts_.log, "write_failed", error.what());
        outcome = Outcome::broken;
    } catch (...) {
        if (!with_savepoint) throw SavepointNeeded{};
        telemetry::log_failure(parts_.log, "write_failed", "an exception of an unknown type");
        outcome = Outcome::broken;
    }
    if (outcome == Outcome::committed) {
        transaction.keep_work();
    } else {
        transaction.drop_work();
    }
    return outcome;
}

/// Runs a read for which a thread of the server must not wait.
void Writer::run_read(Connection& connection, Work& work) {
    std::optional<Outcome> outcome;
    for (int attempts = 1; !outcome; ++attempts) outcome = attempt_read(connection, work, attempts < attempts_max);
    telemetry::guarded(parts_.log, "answer_failed", [&] { work.done(*outcome); });
}

/// Returns nothing when the read must be retried.
std::optional<Outcome> Writer::attempt_read(Connection& connection, Work& work, bool may_be_repeated) {
    try {
        Transaction transaction(*connection.database, parts_.clock.now(), parts_.entropy, connection.numbers);
        connection.database->begin(Database::Mode::reading);
        work.run(transaction);
        connection.database->roll_back();
        return Outcome::committed;
    } catch (const Fault& fault) {
        connection.database->roll_back();
        if (fault.kind == Fault::Kind::conflict && may_be_repeated) return std::nullopt;
        telemetry::log_failure(parts_.log, "read_failed", fault.what());
        return fault.kind == Fault::Kind::broken ? Outcome::broken : Outcome::unavailable;
    } catch (const std::exception& error) {
        connection.database->roll_back();
        telemetry::log_failure(parts_.log, "read_failed", error.what());
    } catch (...) {
        connection.database->roll_back();
        telemetry::log_failure(parts_.log, "read_failed", "an exception of an unknown type");
    }
    return Outcome::broken;
}

/// The checkpointer keeps the log short. When it can't keep up, the writer waits until the log restarts.
void Writer::limit_log(Connection& connection) {
    if (log_pages_ < log_pages_max) return;
    telemetry::guarded(parts_.log, "checkpoint_failed",
                       [&] { connection.database->checkpoint(Database::Checkpoint::all); });
}

void Writer::check_foreign_change(Connection& connection) {
    if (connection.database->changed_elsewhere()) notify_foreign_change();
}

void Writer::notify_foreign_change() noexcept {
    const auto current = listeners();
    if (current->foreign_change)
        telemetry::guarded(parts_.log, "change_listener_failed", [&] { current->foreign_change(); });
}

void Writer::checkpoint_until_stopped() {
    std::int64_t moved = 0; // pages of the log as it is now
    std::unique_lock lock(mutex_);
    while (!stopped_) {
        checkpoint_due_.wait_for(lock, checkpoint_every);
        if (log_pages_ < moved) moved = 0; // it has started anew
        if (log_pages_ - moved <= log_pages_due) continue;
        lock.unlock();
        const bool succeeded = telemetry::guarded(parts_.log, "checkpoint_failed", [&] {
            moved = parts_.checkpointer->checkpoint(Database::Checkpoint::free);
        });
        lock.lock();
        if (!succeeded) checkpoint_due_.wait_for(lock, checkpoint_after_fault, [this] { return stopped_; });
    }
}

} // namespace cartwright::store
