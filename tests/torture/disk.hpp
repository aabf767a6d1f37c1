#pragma once

#include "bench/torture/faulty_disk.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace cartwright::torture {

/// How a disk fails.
struct Failure {
    int error = 0;           // ENOSPC, EIO
    bool is_lasting = false; // until it is mended; otherwise only one call fails
};

/// A disk that fails on demand, for a program that is started with `variables`. Only files with `path` in their paths
/// are concerned.
class Disk {
  public:
    explicit Disk(std::string path);
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    [[nodiscard]] std::vector<std::string> variables() const;

    /// The `nth` write, flush or truncation from now on fails.
    void fail_at(std::int64_t nth, const Failure& failure);
    void mend();

    /// Calls that have failed since it was told to fail.
    [[nodiscard]] std::int64_t failures() const;

  private:
    std::string path_;
    std::filesystem::path file_;
    bench::DiskControl* control_ = nullptr;
};

} // namespace cartwright::torture
