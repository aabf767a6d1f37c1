#pragma once

#include "support/simulated_disk.hpp"
#include "support/sqlite_session.hpp"

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace cartwright::torture {

using tests::Session;

/// What a database contains: "7: …", 7 being the number of its last commit. Or what is wrong with it.
std::string content(Session& session);
std::int64_t commit_in(std::string_view content);

/// A database whose writer holds back its writes to the log, and which others use too: one whose writes are SQLite's
/// own, one that makes checkpoints, and one that reads for a long time. Pages are small, and so is the writer's cache,
/// so that transactions write to the log before they commit.
class LogWork {
  public:
    LogWork(const std::filesystem::path& path, tests::SimulatedDisk& disk, const char* vfs_over_it);

    /// The next commit, whether by the writer or by another one; or what changes nothing. False when it fails.
    bool step();
    /// The next commit of the writer.
    bool commit();
    void roll_back();

    /// What the database contains after each commit that has succeeded, from number 0 on.
    [[nodiscard]] const std::vector<std::string>& contents() const { return contents_; }
    /// The number of calls to the disk when each of them was reported.
    [[nodiscard]] const std::vector<std::size_t>& reported() const { return reported_; }

  private:
    bool change(Session& session, std::string_view before_commit);
    bool roll_back_much();
    [[nodiscard]] std::string changes(std::uint64_t rows);
    void note_commit(Session& session);

    tests::SimulatedDisk& disk_;
    Session writer_;
    Session other_;
    Session checkpointer_;
    Session reader_;
    std::mt19937_64 random_{1};
    std::int64_t steps_ = 0;
    std::vector<std::string> contents_;
    std::vector<std::size_t> reported_;
};

} // namespace cartwright::torture
