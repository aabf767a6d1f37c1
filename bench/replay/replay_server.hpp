#pragma once

#include "replay_client.hpp"

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace cartwright::bench {

/// The program with a database of its own below the system's temporary folder; both are gone with this object.
class OwnServer {
  public:
    /// Imports the data set, then serves it on a free port of 127.0.0.1. Throws std::runtime_error.
    OwnServer(std::string program, const std::string& data);

    /// Serves an empty database with these flags.
    OwnServer(std::string program, std::vector<std::string> flags);
    ~OwnServer();
    OwnServer(const OwnServer&) = delete;
    OwnServer& operator=(const OwnServer&) = delete;

    [[nodiscard]] const Address& address() const { return address_; }
    [[nodiscard]] std::string database() const { return "sqlite:" + (folder_ / "shop.db").string(); }
    [[nodiscard]] double import_seconds() const { return import_seconds_; }

    /// Ends it with SIGTERM; true when it exits with 0.
    bool stop();

    /// Runs `cartwright check` on the database; true when every invariant holds. What it says goes to standard output.
    bool check();

  private:
    int run(const std::vector<std::string>& words);
    void make_folder();
    void serve();

    std::string program_;
    std::vector<std::string> flags_{};
    std::filesystem::path folder_;
    pid_t pid_ = -1;
    Address address_;
    double import_seconds_ = 0;
};

} // namespace cartwright::bench
