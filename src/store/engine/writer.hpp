#pragma once

#include "store/engine/store.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace cartwright::store {

/// The threads that wait for the database, each with a connection of its own.
///
/// With one connection, commits are grouped. The writer takes the queued work, up to a batch, and runs one piece after
/// the other. It commits them all with one flush to disk, and then reports each outcome. A single write waits for no
/// other; under load the batches grow by themselves. A further thread copies the log into the database file, to keep
/// the log short.
///
/// With several connections, each piece of work is a transaction, and the database groups their flushes.
class Writer {
  public:
    /// The connections to a database that can be written to.
    struct Opened {
        std::unique_ptr<Database> database;
        std::unique_ptr<Database> checkpointer;
    };
    struct Parts {
        std::vector<std::unique_ptr<Database>> databases;
        std::unique_ptr<Database> checkpointer; // none where the database needs none
        std::string write_error{};              // why nothing can be written; the first database is then an Unwritable
        std::function<Opened()> reopen{};       // tries again to open the database; throws Fault
        const Clock& clock;
        Entropy& entropy;
        telemetry::Log& log;
        telemetry::Metrics& metrics;
        std::string server{}; // the label of its metrics: a process may have several stores
    };

    Writer(Parts parts, std::size_t batch_max, std::size_t queue_max);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    [[nodiscard]] bool queue(Work work);
    [[nodiscard]] std::string write_error() const;
    Outcome wait_for(const std::function<bool(Transaction&)>& run);
    /// Completes the queued work, and accepts no more.
    void stop();

    void on_commit(std::function<void(const Store::Changed&)> listener);
    void on_facts(std::function<void()> listener);
    void on_foreign_change(std::function<void()> listener);

  private:
    struct Instruments;
    struct Connection;
    struct Listeners {
        std::function<void(const Store::Changed&)> commit{};
        std::function<void()> facts{};
        std::function<void()> foreign_change{};
    };
    using Batch = std::vector<Work>;

    void listen(const std::function<void(Listeners&)>& change);
    [[nodiscard]] std::shared_ptr<const Listeners> listeners();
    void work_until_stopped(Connection& connection);
    void checkpoint_until_stopped();
    bool take(Batch& batch);
    void write_batch(Connection& connection, Batch& batch);
    void write_with_retries(Connection& connection, Batch& batch, Transaction& transaction,
                            std::vector<Outcome>& outcomes);
    void report(Batch& batch, const std::vector<Outcome>& outcomes, const Transaction& transaction);
    void attempt(Connection& connection, Batch& batch, Transaction& transaction, std::vector<Outcome>& outcomes,
                 bool with_savepoints);
    Outcome run_one(Work& work, Transaction& transaction, bool with_savepoint);
    void run_read(Connection& connection, Work& work);
    std::optional<Outcome> attempt_read(Connection& connection, Work& work, bool may_be_repeated);
    void limit_log(Connection& connection);
    void check_foreign_change(Connection& connection);
    void notify_foreign_change() noexcept;
    void set_write_error(std::string_view write_error);
    void retry_writing(Connection& connection);
    void try_to_write(Connection& connection);

    Parts parts_;
    std::size_t batch_max_;
    std::size_t queue_max_;
    std::unique_ptr<Instruments> instruments_;

    std::chrono::steady_clock::time_point next_try_{}; // used only by the first connection's thread
    std::atomic<bool> has_write_error_ = false;

    mutable std::mutex mutex_; // guards the members from `write_error_` to `listeners_`
    std::string write_error_;
    std::condition_variable woken_;
    std::condition_variable checkpoint_due_;
    std::deque<Work> waiting_;
    bool stopped_ = false;
    std::shared_ptr<const Listeners> listeners_;

    std::atomic<std::int64_t> log_pages_ = 0;
    std::vector<std::unique_ptr<Connection>> connections_;
    std::thread checkpointer_;
};

} // namespace cartwright::store
