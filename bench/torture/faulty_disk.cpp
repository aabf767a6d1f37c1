// A disk that says no: stands between a program and the C library's writing calls (LD_PRELOAD) and lets them fail when
// it is told to. A write that fails has written half of what it was given, as on a real disk that is full.

#include "bench/torture/faulty_disk.hpp"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace {

using cartwright::bench::DiskControl;

struct Disk {
    DiskControl* control = nullptr;
    const char* path = nullptr;

    Disk() {
        const char* file = std::getenv("FAULTY_DISK_CONTROL"); // NOLINT(concurrency-mt-unsafe): before any thread
        path = std::getenv("FAULTY_DISK_PATH");                // NOLINT(concurrency-mt-unsafe): the same
        if (file == nullptr || path == nullptr) return;
        const int descriptor = open(file, O_RDWR | O_CLOEXEC);
        if (descriptor < 0) return;
        void* memory = mmap(nullptr, sizeof(DiskControl), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
        if (memory != MAP_FAILED) control = static_cast<DiskControl*>(memory);
        close(descriptor);
    }

    [[nodiscard]] bool concerns(int descriptor) const {
        std::array<char, 32> link{};
        std::array<char, 4096> target{};
        std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
        return readlink(link.data(), target.data(), target.size() - 1) > 0 &&
               std::strstr(target.data(), path) != nullptr;
    }

    /// True when this call is to fail; errno says how.
    [[nodiscard]] bool fails(int descriptor) const {
        if (control == nullptr || control->countdown.load() == 0 || !concerns(descriptor)) return false;
        std::int64_t left = control->countdown.load();
        while (left > 1 && !control->countdown.compare_exchange_weak(left, left - 1)) {
        }
        if (left != 1) return false;
        if (control->is_lasting.load() == 0) control->countdown.store(0);
        control->failures.fetch_add(1);
        errno = control->error.load();
        return true;
    }
};

const Disk& disk() {
    static const Disk one;
    return one;
}

template <class Function> Function* real(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// Writes half, and then says that nothing was written.
template <class Half> ssize_t write_half(std::size_t count, Half half) {
    const int error = errno;
    if (count > 1) half(count / 2);
    errno = error;
    return -1;
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t count) {
    static const auto next = real<ssize_t(int, const void*, size_t)>("write");
    if (!disk().fails(descriptor)) return next(descriptor, bytes, count);
    return write_half(count, [&](size_t half) { return next(descriptor, bytes, half); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset) {
    static const auto next = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
    if (!disk().fails(descriptor)) return next(descriptor, bytes, count, offset);
    return write_half(count, [&](size_t half) { return next(descriptor, bytes, half, offset); });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset) {
    static const auto next = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
    if (!disk().fails(descriptor)) return next(descriptor, bytes, count, offset);
    return write_half(count, [&](size_t half) { return next(descriptor, bytes, half, offset); });
}

int fsync(int descriptor) {
    static const auto next = real<int(int)>("fsync");
    return disk().fails(descriptor) ? -1 : next(descriptor);
}

int fdatasync(int descriptor) {
    static const auto next = real<int(int)>("fdatasync");
    return disk().fails(descriptor) ? -1 : next(descriptor);
}

int ftruncate(int descriptor, off_t length) noexcept {
    static const auto next = real<int(int, off_t)>("ftruncate");
    return disk().fails(descriptor) ? -1 : next(descriptor, length);
}

int ftruncate64(int descriptor, off64_t length) noexcept {
    static const auto next = real<int(int, off64_t)>("ftruncate64");
    return disk().fails(descriptor) ? -1 : next(descriptor, length);
}

} // extern "C"
