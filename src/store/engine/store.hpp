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

/// One step of the schema, run once. Its name is that of its file and says what it is. `0014_refunds.expand` only adds
/// tables, columns with defaults and indexes, and fills them: former versions go on beside it. `0021_old_rows.contract`
/// takes away what former versions use; it waits for `cartwright migrate --contract`, and its first line names the
/// version that every node must run by then ("-- needs: 0.3.0"). The first thirteen are older and have neither ending.
struct Migration {
    std::string_view name;
    std::string_view statements{};
    void (*step)(Transaction&) = nullptr;     // what SQL can't say, after the statements; it may take any time
    std::vector<std::string_view> rewrites{}; // the tables whose rows the step goes through
};

struct StoreSettings {
    std::string url{};               // "sqlite:var/shop.db"
    std::vector<Migration> schema{}; // run once each, in order
    std::size_t readers = 1;         // how many threads read at once
    std::size_t batch_max = 64;      // writes to one commit
    std::size_t queue_max = 4096;    // writes waiting; one more is turned away
    std::size_t connections = 8;     // of a database behind a network; one on this machine has one that writes
    std::string server = "shop";     // whose it is: the label `server` of its metrics
};

/// What became of a piece of work.
enum class Outcome : std::uint8_t {
    committed,
    refused,     // the work said no: nothing was changed
    unavailable, // the disk or the database said no: nothing was changed
    broken,      // the work threw: nothing was changed, and it has been logged
};

/// Work that waits for the database. It may run more than once, and what it captures must live until `done`.
struct Work {
    std::function<bool(Transaction&)> run; // true: keep what it did
    std::function<void(Outcome)> done;     // on that thread, when the outcome is certain (on disk, if committed)
    Database::Mode mode = Database::Mode::writing;
};

/// One database: threads that write, and a reading connection for each thread that reads.
class Store {
  public:
    /// Opens the database and brings its schema up to date. Where that can't be done because the disk is full or
    /// read-only, a database of this version is opened for reading, and each write is `unavailable` until the disk is
    /// well again. Throws Fault.
    Store(const StoreSettings& settings, const Clock& clock, Entropy& entropy, telemetry::Log& log,
          telemetry::Metrics& metrics);
    ~Store(); // ends what is queued first
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// What a newer version has added to the database, which this version goes on beside.
    [[nodiscard]] const std::vector<std::string>& newer_migrations() const;

    /// Runs `work` in a read transaction on the connection of reader number `reader`, on this thread; it may run twice.
    /// May throw Fault.
    void read(std::size_t reader, const std::function<void(Transaction&)>& work);

    /// Ends what is queued, and takes nothing more. After it nobody who listens is called any more.
    void stop();

    /// True when `read` waits for no network, so that a thread with better things to do may call it.
    [[nodiscard]] bool reads_at_once() const;

    /// Why nothing can be written at the moment; empty when the last write succeeded. While writing fails it is tried
    /// about once a second. From any thread.
    [[nodiscard]] std::string trouble() const;

    /// Queues `work`, from any thread; false when the queue is full.
    [[nodiscard]] bool queue(Work work);

    /// Queues `work` and waits for it. For commands and tests, never for an I/O thread.
    Outcome write_and_wait(const std::function<bool(Transaction&)>& work);

    /// What a commit has changed that readers keep in memory.
    struct Changed {
        std::span<const FreeStock> stock;
        std::span<const ProductId> products;
    };

    /// Called on a writer thread after each commit that has changed such things, and before any `done`.
    void on_commit(std::function<void(const Changed&)> listener);

    /// Called on a writer thread after each commit that has recorded facts.
    void on_facts(std::function<void()> listener);

    /// Called on the writer thread when another process has changed the database.
    void on_foreign_change(std::function<void()> listener);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace cartwright::store
