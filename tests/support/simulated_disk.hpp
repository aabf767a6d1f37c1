#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace cartwright::tests {

/// What SQLite asks of a file.
struct DiskCall {
    enum class Kind : std::uint8_t { write, truncate, sync, barrier };

    Kind kind;
    std::string file;        // without its folder
    std::int64_t offset = 0; // of a write, or the size after a truncation
    std::string bytes{};     // of a write
};

/// A VFS of SQLite over its own that records the calls to files, runs a function before each of them, and fails on
/// demand. It must outlive its connections.
class SimulatedDisk {
  public:
    explicit SimulatedDisk(std::string name);
    ~SimulatedDisk();
    SimulatedDisk(const SimulatedDisk&) = delete;
    SimulatedDisk& operator=(const SimulatedDisk&) = delete;

    [[nodiscard]] const char* name() const { return name_.c_str(); }
    [[nodiscard]] sqlite3_vfs* vfs() { return vfs_.get(); }

    /// The writes, truncations, syncs and barriers so far, in their order.
    [[nodiscard]] const std::vector<DiskCall>& calls() const { return calls_; }
    void forget_calls() { calls_.clear(); }

    /// Is called before each write, truncation, sync, question for a size, and lock; never within itself.
    void before_each_call(std::function<void()> what) { before_ = std::move(what); }

    /// The `nth` write, truncation or sync from now on fails with a code of SQLite; a write has written a part of its
    /// bytes by then. `is_lasting`: so do all that follow.
    void fail_at(std::int64_t nth, int code, bool is_lasting);
    void mend() { countdown_ = 0; }
    [[nodiscard]] std::int64_t failures() const { return failures_; }

    // What its files call.
    void begin_call();
    [[nodiscard]] int next_failure();
    void add(DiskCall call) { calls_.push_back(std::move(call)); }

  private:
    std::string name_;
    std::unique_ptr<sqlite3_vfs> vfs_;
    std::vector<DiskCall> calls_;
    std::function<void()> before_;
    bool is_within_ = false;
    std::int64_t countdown_ = 0;
    int code_ = 0;
    bool is_lasting_ = false;
    std::int64_t failures_ = 0;
};

/// The content of files by name.
using Files = std::map<std::string, std::string>;

/// What files can contain after a power cut. What was synchronised is there. Each other write is there, is not, or is
/// there in some of its sectors, whatever became of those before it.
class PowerCut {
  public:
    explicit PowerCut(const Files& synchronised);

    void apply(const DiskCall& call);
    [[nodiscard]] Files cut(std::mt19937_64& random) const;

  private:
    struct File {
        std::string synchronised;
        std::vector<DiskCall> pending;
    };
    std::map<std::string, File> files_;
};

} // namespace cartwright::tests
