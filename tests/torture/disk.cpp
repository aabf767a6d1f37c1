#include "disk.hpp"

#include <fcntl.h>
#include <stdexcept>
#include <sys/mman.h>
#include <unistd.h>

namespace cartwright::torture {

Disk::Disk(std::string path) : path_(std::move(path)) {
    std::string name = (std::filesystem::temp_directory_path() / "disk-XXXXXX").string();
    const int descriptor = mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) throw std::runtime_error("no temporary file");
    file_ = name;
    const bool has_size = ftruncate(descriptor, sizeof(bench::DiskControl)) == 0;
    void* memory = mmap(nullptr, sizeof(bench::DiskControl), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (!has_size || memory == MAP_FAILED) throw std::runtime_error("no shared memory");
    control_ = static_cast<bench::DiskControl*>(memory);
}

Disk::~Disk() {
    munmap(control_, sizeof(bench::DiskControl));
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
}

std::vector<std::string> Disk::variables() const {
    return {"LD_PRELOAD=" CARTWRIGHT_BINARY "/bench/libfaulty_disk.so", "FAULTY_DISK_CONTROL=" + file_.string(),
            "FAULTY_DISK_PATH=" + path_};
}

void Disk::fail_at(std::int64_t nth, const Failure& failure) {
    mend();
    control_->failures = 0;
    control_->error = failure.error;
    control_->is_lasting = failure.is_lasting ? 1 : 0;
    control_->countdown = nth;
}

void Disk::mend() { control_->countdown = 0; }

std::int64_t Disk::failures() const { return control_->failures; }

} // namespace cartwright::torture
