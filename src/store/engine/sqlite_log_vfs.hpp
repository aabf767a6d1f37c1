#pragma once

#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_vfs; // NOLINT(readability-identifier-naming): the name is that of SQLite

namespace cartwright::store {

/// A VFS of SQLite (https://www.sqlite.org/vfs.html) over another one, for connections that write. SQLite writes each
/// page of a commit to the log (the file -wal) in two calls. This VFS holds those writes back, and passes them on as
/// one before the log is synchronised. The files are those of the VFS below, so other programs open them as ever.
///
///     const LogVfs vfs("name", sqlite3_vfs_find(nullptr));
///     sqlite3_open_v2(path, &handle, flags, vfs.name());
///     hold_back_log_writes(handle); // after the PRAGMAs; without it, nothing is held back
///
/// It must outlive its connections.
class LogVfs {
  public:
    LogVfs(std::string name, sqlite3_vfs* below);
    ~LogVfs();
    LogVfs(const LogVfs&) = delete;
    LogVfs& operator=(const LogVfs&) = delete;

    [[nodiscard]] const char* name() const { return name_.c_str(); }

  private:
    std::string name_;
    std::unique_ptr<sqlite3_vfs> vfs_;
};

/// Holds back the writes to the log of a connection that was opened with a LogVfs. Does nothing unless `synchronous` is
/// FULL or EXTRA; any later change of `synchronous` or `locking_mode` ends it. Without memory for it, nothing is held
/// back either.
void hold_back_log_writes(sqlite3* handle);

} // namespace cartwright::store
