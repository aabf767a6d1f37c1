#pragma once

#include <atomic>
#include <cstdint>

namespace cartwright::bench {

/// What whoever torments a program shares with the disk that fails under it: a file of this shape, mapped by both. The
/// program runs with LD_PRELOAD=libfaulty_disk.so, FAULTY_DISK_CONTROL=‹that file› and FAULTY_DISK_PATH=‹part of the
/// paths that are concerned›. Writes, flushes and truncations of those files are counted down.
struct DiskControl {
    std::atomic<std::int64_t> countdown;  // at 1 the next one fails; 0: nothing fails
    std::atomic<std::int32_t> error;      // the errno that it fails with
    std::atomic<std::int32_t> is_lasting; // also everything after it fails, until countdown is 0 again
    std::atomic<std::int64_t> failures;   // so far
};

} // namespace cartwright::bench
