#pragma once

#include "api/core/kit.hpp"

#include <string>
#include <utility>

namespace cartwright::api {

/// The note that the request with a key is under way. It ends with its owner, at the latest.
class RunningKey {
  public:
    RunningKey(Kit& kit, std::string name) : kit_(&kit), name_(std::move(name)) {}
    RunningKey(RunningKey&& other) noexcept : kit_(std::exchange(other.kit_, nullptr)), name_(std::move(other.name_)) {}
    RunningKey& operator=(RunningKey&&) = delete;
    RunningKey(const RunningKey&) = delete;
    RunningKey& operator=(const RunningKey&) = delete;
    ~RunningKey() { end(); }

    void end() {
        if (Kit* const kit = std::exchange(kit_, nullptr)) kit->end(name_);
    }

  private:
    Kit* kit_;
    std::string name_;
};

} // namespace cartwright::api
