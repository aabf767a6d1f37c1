#pragma once

#include "support/database.hpp"
#include "support/temporary_folder.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace cartwright::tests {

/// Which of the two servers the program runs.
enum class Servers : std::uint8_t { both, store_alone, payments_alone };

/// The real program, serving the demo catalogue from a fresh database on free ports of 127.0.0.1. The database is a
/// copy of one that is ready to be served, unless `flags` choose the doors; passwords are hashed cheaply, unless they
/// say `--password-cost`. With the flag --demo=false it serves the same data without the demo's liberties. The program
/// never outlives this object, nor the thread that started it.
class ServerProcess {
  public:
    /// Starts it with `flags` and variables ("NAME=value") added, and returns when it serves. Throws
    /// std::runtime_error, with the end of its log, when it does not within 30 seconds.
    explicit ServerProcess(std::vector<std::string> flags = {}, Servers servers = Servers::both,
                           std::vector<std::string> variables = {}, Engine engine = Engine::sqlite);

    /// A node, without a payments server, of the shop in a database that somebody else has made.
    struct Url {
        std::string text;
    };
    explicit ServerProcess(const Url& database);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    [[nodiscard]] std::uint16_t store_port() const { return store_port_; }
    [[nodiscard]] std::uint16_t payments_port() const { return payments_port_; }
    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

    /// The URLs of the two databases.
    [[nodiscard]] const std::string& database() const { return database_; }
    /// The rehearsal's own database, where the shop's is SQLite's.
    [[nodiscard]] std::string rehearsal_database() const {
        return "sqlite:" + (folder() / "shop-rehearsal.db").string();
    }
    [[nodiscard]] std::string payments_database() const { return "sqlite:" + (folder() / "shop-payments.db").string(); }

    /// What it has logged so far, in all its lives.
    [[nodiscard]] std::string log() const;

    /// Ends it with SIGTERM. True when it then exits with 0 before the deadline; otherwise it is killed.
    bool stop(std::chrono::milliseconds deadline = std::chrono::seconds(20));

    /// Ends it with SIGKILL, as a power cut would.
    void kill();

    /// Starts it again after `stop` or `kill`, on the same database and ports; with other flags from then on.
    void start();
    void start(std::vector<std::string> flags);

  private:
    static Content begins_with(const std::vector<std::string>& flags, Servers servers);
    [[nodiscard]] std::vector<std::string> command() const;
    void wait_until_ready(int output);

    test::TemporaryFolder folder_;
    std::optional<TestDatabase> own_database_;
    std::string database_;
    std::vector<std::string> flags_;
    Servers servers_;
    std::vector<std::string> variables_;
    pid_t pid_ = -1;
    std::uint16_t store_port_ = 0;
    std::uint16_t payments_port_ = 0;
};

} // namespace cartwright::tests
