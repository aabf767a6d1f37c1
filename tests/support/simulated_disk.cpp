#include "support/simulated_disk.hpp"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <new>
#include <sqlite3.h>
#include <utility>

namespace cartwright::tests {

namespace {

constexpr std::int64_t sector_bytes = 512;

/// The file of SQLite's own VFS follows it in memory.
struct SimulatedFile : sqlite3_file {
    SimulatedDisk* disk = nullptr;
    std::string name;
    sqlite3_file* below = nullptr;
};

constexpr std::size_t simulated_bytes = (sizeof(SimulatedFile) + 15) / 16 * 16;

SimulatedFile& simulated(sqlite3_file* file) { return *static_cast<SimulatedFile*>(file); }

template <auto method, class Answer, class... Arguments> Answer simply(sqlite3_file* file, Arguments... arguments) {
    sqlite3_file* below = simulated(file).below;
    return (below->pMethods->*method)(below, arguments...);
}

template <auto method, class... Arguments> int after_hook(sqlite3_file* file, Arguments... arguments) {
    simulated(file).disk->begin_call();
    return simply<method, int>(file, arguments...);
}

int close_simulated(sqlite3_file* file) {
    const int code = simply<&sqlite3_io_methods::xClose, int>(file);
    simulated(file).~SimulatedFile();
    return code;
}

int write_simulated(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    SimulatedFile& self = simulated(file);
    self.disk->begin_call();
    const int failure = self.disk->next_failure();
    const int written = failure == SQLITE_OK ? size : size * 2 / 3;
    if (written > 0) {
        self.disk->add({.kind = DiskCall::Kind::write,
                        .file = self.name,
                        .offset = offset,
                        .bytes = {static_cast<const char*>(bytes), static_cast<std::size_t>(written)}});
        const int code = simply<&sqlite3_io_methods::xWrite, int>(file, bytes, written, offset);
        if (code != SQLITE_OK) return code;
    }
    return failure;
}

int truncate_simulated(sqlite3_file* file, sqlite3_int64 size) {
    SimulatedFile& self = simulated(file);
    self.disk->begin_call();
    if (const int failure = self.disk->next_failure(); failure != SQLITE_OK) return failure;
    self.disk->add({.kind = DiskCall::Kind::truncate, .file = self.name, .offset = size});
    return simply<&sqlite3_io_methods::xTruncate, int>(file, size);
}

int sync_simulated(sqlite3_file* file, int) {
    SimulatedFile& self = simulated(file);
    self.disk->begin_call();
    if (const int failure = self.disk->next_failure(); failure != SQLITE_OK) return failure;
    self.disk->add({.kind = DiskCall::Kind::sync, .file = self.name});
    return SQLITE_OK; // no real disk is needed for it
}

void order_simulated(sqlite3_file* file) {
    SimulatedFile& self = simulated(file);
    self.disk->add({.kind = DiskCall::Kind::barrier, .file = self.name});
    simply<&sqlite3_io_methods::xShmBarrier, void>(file);
}

using Io = sqlite3_io_methods;

const Io simulated_methods{.iVersion = 3,
                           .xClose = &close_simulated,
                           .xRead = &simply<&Io::xRead>,
                           .xWrite = &write_simulated,
                           .xTruncate = &truncate_simulated,
                           .xSync = &sync_simulated,
                           .xFileSize = &after_hook<&Io::xFileSize>,
                           .xLock = &simply<&Io::xLock>,
                           .xUnlock = &simply<&Io::xUnlock>,
                           .xCheckReservedLock = &simply<&Io::xCheckReservedLock>,
                           .xFileControl = &simply<&Io::xFileControl>,
                           .xSectorSize = &simply<&Io::xSectorSize>,
                           .xDeviceCharacteristics = &simply<&Io::xDeviceCharacteristics>,
                           .xShmMap = &simply<&Io::xShmMap>,
                           .xShmLock = &after_hook<&Io::xShmLock>,
                           .xShmBarrier = &order_simulated,
                           .xShmUnmap = &simply<&Io::xShmUnmap>,
                           .xFetch = &simply<&Io::xFetch>,
                           .xUnfetch = &simply<&Io::xUnfetch>};

int open_simulated(sqlite3_vfs* vfs, const char* name, sqlite3_file* memory, int flags, int* opened_flags) {
    auto* file = new (memory) SimulatedFile;
    file->pMethods = nullptr;
    file->disk = static_cast<SimulatedDisk*>(vfs->pAppData);
    file->name = name != nullptr ? std::filesystem::path(name).filename().string() : std::string();
    file->below = static_cast<sqlite3_file*>(
        static_cast<void*>(static_cast<std::byte*>(static_cast<void*>(memory)) + simulated_bytes));
    file->below->pMethods = nullptr;
    sqlite3_vfs* below = sqlite3_vfs_find(nullptr);
    const int code = below->xOpen(below, name, file->below, flags, opened_flags);
    if (code == SQLITE_OK)
        file->pMethods = &simulated_methods;
    else
        file->~SimulatedFile();
    return code;
}

/// The bytes of a write, or the size of a truncation, as the file has them afterwards.
void carry_out(const DiskCall& call, std::string& content) {
    if (call.kind == DiskCall::Kind::truncate) return content.resize(static_cast<std::size_t>(call.offset));
    const auto start = static_cast<std::size_t>(call.offset);
    if (content.size() < start + call.bytes.size()) content.resize(start + call.bytes.size());
    std::ranges::copy(call.bytes, content.begin() + call.offset);
}

/// Carries out only some sectors of a write.
void tear(const DiskCall& call, std::string& content, std::mt19937_64& random) {
    const auto end = call.offset + static_cast<std::int64_t>(call.bytes.size());
    for (std::int64_t at = call.offset; at < end;) {
        const std::int64_t next = std::min(end, (at / sector_bytes + 1) * sector_bytes);
        const auto part =
            call.bytes.substr(static_cast<std::size_t>(at - call.offset), static_cast<std::size_t>(next - at));
        if (random() % 2 == 0) carry_out({.kind = call.kind, .file = call.file, .offset = at, .bytes = part}, content);
        at = next;
    }
}

} // namespace

SimulatedDisk::SimulatedDisk(std::string name)
    : name_(std::move(name)), vfs_(std::make_unique<sqlite3_vfs>(*sqlite3_vfs_find(nullptr))) {
    // The other methods of SQLite's own VFS do not look at the object that they are called with.
    vfs_->szOsFile += static_cast<int>(simulated_bytes);
    vfs_->zName = name_.c_str();
    vfs_->pAppData = this;
    vfs_->xOpen = &open_simulated;
    sqlite3_vfs_register(vfs_.get(), 0);
}

SimulatedDisk::~SimulatedDisk() { sqlite3_vfs_unregister(vfs_.get()); }

void SimulatedDisk::fail_at(std::int64_t nth, int code, bool is_lasting) {
    countdown_ = nth;
    code_ = code;
    is_lasting_ = is_lasting;
    failures_ = 0;
}

void SimulatedDisk::begin_call() {
    if (!before_ || is_within_) return;
    is_within_ = true;
    before_();
    is_within_ = false;
}

int SimulatedDisk::next_failure() {
    if (is_within_ || countdown_ == 0 || (countdown_ > 1 && countdown_-- > 1)) return SQLITE_OK;
    if (!is_lasting_) countdown_ = 0;
    ++failures_;
    return code_;
}

PowerCut::PowerCut(const Files& synchronised) {
    for (const auto& [name, content] : synchronised) files_[name].synchronised = content;
}

void PowerCut::apply(const DiskCall& call) {
    if (call.kind == DiskCall::Kind::barrier) return;
    File& file = files_[call.file];
    if (call.kind != DiskCall::Kind::sync) return file.pending.push_back(call);
    for (const DiskCall& each : file.pending) carry_out(each, file.synchronised);
    file.pending.clear();
}

Files PowerCut::cut(std::mt19937_64& random) const {
    enum Fate : std::uint8_t { kept, lost, torn, each_its_own };
    const std::uint64_t of_all = random() % 8;
    Files files;
    for (const auto& [name, file] : files_) {
        std::string content = file.synchronised;
        for (const DiskCall& call : file.pending) {
            const std::uint64_t fate = of_all < torn ? of_all : random() % each_its_own;
            if (fate == kept) carry_out(call, content);
            if (fate == torn && call.kind == DiskCall::Kind::write) tear(call, content, random);
        }
        files[name] = std::move(content);
    }
    return files;
}

} // namespace cartwright::tests
