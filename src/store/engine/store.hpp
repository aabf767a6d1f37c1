#pragma once

#include "base/entropy.hpp"
#include "base/instant.hpp"
#include "store/engine/transaction.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cartwright::telemetry {
class Log;
class Metrics;
} // namespace cartwright::telemetry

namespace cartwright::store {

/// One step of the schema, which is run once. Its name is that of its file and says what it does. `0014_refunds.expand`
/// only adds tables, columns with defaults and indexes, and fills them: former versions continue to work.
/// `0021_old_rows.contract` removes what former versions use; it waits for `cartwright migrate --contract`. Its first
/// line names the version that every node must run by then ("-- needs: 0.3.0"). The first thirteen are older and have
/// neither ending.
struct Migration {
    std::string_view name;
    std::string_view statements{};
    void (*step)(Transaction&) = nullptr;     // what SQL can't express, run after the statements; it may take any time
    std::vector<std::string_view> rewrites{}; // the tables whose rows the step visits
};

struct StoreSettings {
    std::string url{};               // "sqlite:var/shop.db"
    std::vector<Migration> schema{}; // each is run once, in order
    std::string postgres_schema{};   // of the tables; empty: the default of the database's user
    std::size_t readers = 1;         // the number of threads that read at once
    std::size_t batch_max = 64;      // the most writes in one commit
    std::size_t queue_max = 4096;    // the most waiting writes; further ones are rejected
    std::size_t connections = 8;     // of a database behind a network; a local one has a single writer
    std::string server = "shop";     // the label `server` of its metrics
};

/// The outcome of a piece of work.
enum class Outcome : std::uint8_t {
    committed,
    refused,     // `run` returned false: nothing was changed
    unavailable, // the disk or the database failed: nothing was changed, unless the outcome of a commit is unknown
    broken,      // `run` threw: nothing was changed, and the error has been logged
};

/// Work that waits for the database. It may run more than once. What it captures must live until `done`.
struct Work {
    std::function<bool(Transaction&)> run; // returns true to keep its changes
    std::function<void(Outcome)> done;     // called on that thread, when the outcome is certain (on disk, if committed)
    Database::Mode mode = Database::Mode::writing;
};

/// One database: threads that write, and a connection for each thread that reads.
class Store {
  public:
    /// Opens the database and updates its schema. If the disk is full or read-only, opens an SQLite database of this
    /// version for reading. Each write is then `unavailable` until the disk works again. Throws Fault.
    Store(const StoreSettings& settings, const Clock& clock, Entropy& entropy, telemetry::Log& log,
          telemetry::Metrics& metrics);
    ~Store(); // completes the queued work first
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// The migrations of a newer version in the database, with which this version works.
    [[nodiscard]] const std::vector<std::string>& newer_migrations() const;

    /// Runs `work` in a read transaction on the connection of reader number `reader`, on this thread. `work` may run
    /// twice. May throw Fault.
    void read(std::size_t reader, const std::function<void(Transaction&)>& work);

    /// Completes the queued work, and accepts no more. After it returns, no listener is called any more.
    void stop();

    /// True when `read` does not wait for a network, so that a thread that must not block may call it.
    [[nodiscard]] bool reads_at_once() const;

    /// Why writes fail at the moment; empty when the last write succeeded. While writes fail, the store retries about
    /// once a second. Thread-safe.
    [[nodiscard]] std::string write_error() const;

    /// Queues `work`. Returns false when the queue is full or the store has stopped. Thread-safe.
    [[nodiscard]] bool queue(Work work);

    /// Queues `work` and waits for its outcome. For commands and tests, never for an I/O thread.
    Outcome write_and_wait(const std::function<bool(Transaction&)>& work);

    /// The changes of a commit to data that readers keep in memory.
    struct Changed {
        std::span<const FreeStock> stock;
        std::span<const ProductId> products;
    };

    /// Called on a writer thread after each commit with such changes, and before any `done`.
    void on_commit(std::function<void(const Changed&)> listener);

    /// Called on a writer thread after each commit that has recorded facts.
    void on_facts(std::function<void()> listener);

    /// Called on a writer thread when another process has changed the database. Also called after an exception of the
    /// commit listener, and when the database has been reopened for writing.
    void on_foreign_change(std::function<void()> listener);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::store
