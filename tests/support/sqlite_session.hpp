#pragma once

#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;

namespace cartwright::tests {

/// A connection of SQLite's own, for tests of the files that it writes.
class Session {
  public:
    /// With `vfs` null, as other programs open it.
    Session(const std::filesystem::path& path, const char* vfs);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// False when it fails.
    bool run(std::string_view statements);
    /// SQLite's extended code of the last failure.
    [[nodiscard]] int code() const;
    /// The values of all rows, with blanks between them; why there are none, when it fails.
    [[nodiscard]] std::string ask(std::string_view query);
    [[nodiscard]] bool is_in_transaction() const;
    [[nodiscard]] sqlite3* handle() { return handle_; }

  private:
    sqlite3* handle_ = nullptr;
};

} // namespace cartwright::tests
