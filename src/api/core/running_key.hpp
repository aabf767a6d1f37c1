#pragma once

#include "api/core/api_server.hpp"

#include <string>
#include <utility>

namespace cartwright::api {

/// Marks the request with a key as running. The mark ends with its owner, at the latest.
class RunningKey {
  public:
    RunningKey(ApiServer& server, std::string name) : server_(&server), name_(std::move(name)) {}
    RunningKey(RunningKey&& other) noexcept
        : server_(std::exchange(other.server_, nullptr)), name_(std::move(other.name_)) {}
    RunningKey& operator=(RunningKey&&) = delete;
    RunningKey(const RunningKey&) = delete;
    RunningKey& operator=(const RunningKey&) = delete;
    ~RunningKey() { end(); }

    void end() {
        if (ApiServer* const server = std::exchange(server_, nullptr)) server->end(name_);
    }

  private:
    ApiServer* server_;
    std::string name_;
};

} // namespace cartwright::api
