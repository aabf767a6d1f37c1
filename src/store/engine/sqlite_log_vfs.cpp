#include "store/engine/sqlite_log_vfs.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>
#include <utility>

namespace cartwright::store {

namespace {

constexpr std::int64_t held_max = 1 << 20; // more is passed on early
constexpr std::int64_t piece_max = 65'536; // SQLite's largest page: it gives no VFS more at once
constexpr int hold_back_control = 101;     // SQLite's own file controls are below 100

/// The writes to one log that have not been passed on: bytes without a gap.
///
/// Why no commit can be published before it is in the file: sqlite3WalFrames (wal.c) writes the frames of a commit,
/// calls xSync, and only then adds them to the index of the log and writes the index' header. With `synchronous` FULL
/// or EXTRA that call of xSync always comes, and an error of it ends the commit. It passes on everything, unless SQLite
/// pads commits to whole sectors, where frames follow after it: then nothing is held back. So xShmBarrier, which is
/// called between the two copies of that header and can't report an error, finds nothing to pass on. It passes on what
/// it finds all the same.
///
/// What can be left when SQLite gives up its write lock are frames of a transaction that was rolled back: it had more
/// changes than the cache holds, or its commit failed. The index names none of them. They must be dropped before the
/// lock is free: another connection may write its frames to the same place.
class HeldWrites {
  public:
    void attach(sqlite3_file* log, bool pads_commits) {
        log_ = log;
        pads_commits_ = pads_commits;
    }

    void begin() {
        if (!bytes_) bytes_.reset(new (std::nothrow) unsigned char[held_max]);
        is_on_ = bytes_ != nullptr;
    }

    void end() {
        static_cast<void>(pass_on()); // an error is that of the next call, too
        is_on_ = false;
    }

    int write(const void* bytes, std::int64_t size, std::int64_t offset) {
        const bool fits = offset == start_ + size_ && size_ + size <= held_max;
        if (size_ == 0 || !fits || !is_on_) {
            if (const int code = pass_on(); code != SQLITE_OK) return code;
            if (!is_on_ || pads_commits_ || size > held_max)
                return log_->pMethods->xWrite(log_, bytes, static_cast<int>(size), offset);
            start_ = offset;
        }
        std::memcpy(bytes_.get() + size_, bytes, static_cast<std::size_t>(size));
        size_ += size;
        return SQLITE_OK;
    }

    /// An error lasts until the end of the write transaction: SQLite may have asked for something else than the frames
    /// that are lost, and may take it for an error of one statement. It must not commit without them.
    int pass_on() {
        for (std::int64_t done = 0; done < size_ && failure_ == SQLITE_OK; done += piece_max) {
            const auto piece = static_cast<int>(std::min(piece_max, size_ - done));
            failure_ = log_->pMethods->xWrite(log_, bytes_.get() + done, piece, start_ + done);
        }
        size_ = 0;
        return failure_;
    }

    /// Before bytes up to `end` are read. Those before a failed write are there: a rollback may read them.
    int pass_on_for_read(std::int64_t end) {
        const int code = pass_on();
        return end <= start_ ? SQLITE_OK : code;
    }

    void drop() {
        size_ = 0;
        failure_ = SQLITE_OK;
    }

  private:
    sqlite3_file* log_ = nullptr;
    std::unique_ptr<unsigned char[]> bytes_;
    std::int64_t start_ = 0;
    std::int64_t size_ = 0;
    int failure_ = SQLITE_OK;
    bool is_on_ = false;
    bool pads_commits_ = false;
};

/// A file as SQLite knows it. The file of the VFS below follows it in the memory that SQLite gives.
struct File : sqlite3_file {
    sqlite3_file* below = nullptr;
    HeldWrites* held = nullptr; // of the database file and of its log
};

struct DatabaseFile : File {
    HeldWrites writes;
};

constexpr std::size_t own_bytes = (sizeof(DatabaseFile) + 15) / 16 * 16;

File& file_of(sqlite3_file* file) { return *static_cast<File*>(file); }

template <auto Method, class Answer, class... Arguments> Answer forward(sqlite3_file* file, Arguments... arguments) {
    sqlite3_file* below = file_of(file).below;
    return (below->pMethods->*Method)(below, arguments...);
}

template <auto Method, class... Arguments> int forward_after_writes(sqlite3_file* file, Arguments... arguments) {
    if (const int code = file_of(file).held->pass_on(); code != SQLITE_OK) return code;
    return forward<Method, int>(file, arguments...);
}

int read_log(sqlite3_file* file, void* bytes, int size, sqlite3_int64 offset) {
    if (const int code = file_of(file).held->pass_on_for_read(offset + size); code != SQLITE_OK) return code;
    return forward<&sqlite3_io_methods::xRead, int>(file, bytes, size, offset);
}

int write_log(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    return file_of(file).held->write(bytes, size, offset);
}

int close_log(sqlite3_file* file) {
    HeldWrites& held = *file_of(file).held;
    const int code = held.pass_on();
    held.drop();
    held.attach(nullptr, true);
    const int closed = forward<&sqlite3_io_methods::xClose, int>(file);
    return code != SQLITE_OK ? code : closed;
}

int close_database(sqlite3_file* file) {
    const int code = forward<&sqlite3_io_methods::xClose, int>(file);
    static_cast<DatabaseFile*>(file)->~DatabaseFile();
    return code;
}

/// True for a PRAGMA that gives a value to what this depends on.
bool ends_holding_back(const char* const* pragma) {
    return pragma[2] != nullptr &&
           (sqlite3_stricmp(pragma[1], "synchronous") == 0 || sqlite3_stricmp(pragma[1], "locking_mode") == 0);
}

int control_database(sqlite3_file* file, int what, void* argument) {
    HeldWrites& held = *file_of(file).held;
    if (what == hold_back_control) {
        held.begin();
        return SQLITE_OK;
    }
    if (what == SQLITE_FCNTL_PRAGMA && ends_holding_back(static_cast<const char* const*>(argument))) held.end();
    return forward<&sqlite3_io_methods::xFileControl, int>(file, what, argument);
}

int lock_index(sqlite3_file* file, int first, int count, int flags) {
    constexpr int write_lock = 0; // https://www.sqlite.org/walformat.html#wal_locks
    if (first == write_lock && (flags & SQLITE_SHM_EXCLUSIVE) != 0) file_of(file).held->drop(); // taken or given up
    return forward<&sqlite3_io_methods::xShmLock, int>(file, first, count, flags);
}

void order_index(sqlite3_file* file) {
    static_cast<void>(
        file_of(file).held->pass_on()); // nothing: see HeldWrites. An error would be that of the next call
    forward<&sqlite3_io_methods::xShmBarrier, void>(file);
}

using Io = sqlite3_io_methods;

const Io log_methods{.iVersion = 1,
                     .xClose = &close_log,
                     .xRead = &read_log,
                     .xWrite = &write_log,
                     .xTruncate = &forward_after_writes<&Io::xTruncate>,
                     .xSync = &forward_after_writes<&Io::xSync>,
                     .xFileSize = &forward_after_writes<&Io::xFileSize>,
                     .xLock = &forward<&Io::xLock>,
                     .xUnlock = &forward<&Io::xUnlock>,
                     .xCheckReservedLock = &forward<&Io::xCheckReservedLock>,
                     .xFileControl = &forward_after_writes<&Io::xFileControl>,
                     .xSectorSize = &forward<&Io::xSectorSize>,
                     .xDeviceCharacteristics = &forward<&Io::xDeviceCharacteristics>};

const Io database_methods{.iVersion = 3,
                          .xClose = &close_database,
                          .xRead = &forward<&Io::xRead>,
                          .xWrite = &forward<&Io::xWrite>,
                          .xTruncate = &forward<&Io::xTruncate>,
                          .xSync = &forward<&Io::xSync>,
                          .xFileSize = &forward<&Io::xFileSize>,
                          .xLock = &forward<&Io::xLock>,
                          .xUnlock = &forward<&Io::xUnlock>,
                          .xCheckReservedLock = &forward<&Io::xCheckReservedLock>,
                          .xFileControl = &control_database,
                          .xSectorSize = &forward<&Io::xSectorSize>,
                          .xDeviceCharacteristics = &forward<&Io::xDeviceCharacteristics>,
                          .xShmMap = &forward<&Io::xShmMap>,
                          .xShmLock = &lock_index,
                          .xShmBarrier = &order_index,
                          .xShmUnmap = &forward<&Io::xShmUnmap>,
                          .xFetch = &forward<&Io::xFetch>,
                          .xUnfetch = &forward<&Io::xUnfetch>};

sqlite3_vfs* below(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

/// Opens the file of the VFS below, in the memory after `file`.
int open_below(sqlite3_vfs* vfs, const char* name, File& file, int flags, int* opened_flags) {
    file.pMethods = nullptr; // so SQLite does not close it when this fails
    file.below = static_cast<sqlite3_file*>(
        static_cast<void*>(static_cast<unsigned char*>(static_cast<void*>(&file)) + own_bytes));
    file.below->pMethods = nullptr;
    int code = below(vfs)->xOpen(below(vfs), name, file.below, flags, opened_flags);
    if (code == SQLITE_OK && file.below->pMethods->iVersion < 3) code = SQLITE_CANTOPEN; // SQLite's own have 3
    if (code != SQLITE_OK && file.below->pMethods != nullptr) file.below->pMethods->xClose(file.below);
    return code;
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* memory, int flags, int* opened_flags) {
    if ((flags & SQLITE_OPEN_MAIN_DB) != 0) {
        auto* file = new (memory) DatabaseFile;
        file->held = &file->writes;
        const int code = open_below(vfs, name, *file, flags, opened_flags);
        if (code == SQLITE_OK)
            file->pMethods = &database_methods;
        else
            file->~DatabaseFile();
        return code;
    }
    if ((flags & SQLITE_OPEN_WAL) == 0) return below(vfs)->xOpen(below(vfs), name, memory, flags, opened_flags);
    File& database = file_of(sqlite3_database_file_object(name));
    auto* file = new (memory) File;
    file->held = database.held;
    const int code = open_below(vfs, name, *file, flags, opened_flags);
    if (code != SQLITE_OK) return code;
    // SQLite asks for the same, at the same moment.
    const int traits = database.below->pMethods->xDeviceCharacteristics(database.below);
    file->held->attach(file->below, (traits & SQLITE_IOCAP_POWERSAFE_OVERWRITE) == 0);
    file->pMethods = &log_methods;
    return SQLITE_OK;
}

template <auto Method, class Answer, class... Arguments> Answer ask_below(sqlite3_vfs* vfs, Arguments... arguments) {
    return (below(vfs)->*Method)(below(vfs), arguments...);
}

sqlite3_vfs vfs_over(sqlite3_vfs* below, const char* name) {
    using Vfs = sqlite3_vfs;
    return {.iVersion = below->iVersion,
            .szOsFile = static_cast<int>(own_bytes) + below->szOsFile,
            .mxPathname = below->mxPathname,
            .pNext = nullptr,
            .zName = name,
            .pAppData = below,
            .xOpen = &open_file,
            .xDelete = &ask_below<&Vfs::xDelete>,
            .xAccess = &ask_below<&Vfs::xAccess>,
            .xFullPathname = &ask_below<&Vfs::xFullPathname>,
            .xDlOpen = &ask_below<&Vfs::xDlOpen>,
            .xDlError = &ask_below<&Vfs::xDlError>,
            .xDlSym = &ask_below<&Vfs::xDlSym>,
            .xDlClose = &ask_below<&Vfs::xDlClose>,
            .xRandomness = &ask_below<&Vfs::xRandomness>,
            .xSleep = &ask_below<&Vfs::xSleep>,
            .xCurrentTime = &ask_below<&Vfs::xCurrentTime>,
            .xGetLastError = &ask_below<&Vfs::xGetLastError>,
            .xCurrentTimeInt64 = &ask_below<&Vfs::xCurrentTimeInt64>,
            .xSetSystemCall = &ask_below<&Vfs::xSetSystemCall>,
            .xGetSystemCall = &ask_below<&Vfs::xGetSystemCall>,
            .xNextSystemCall = &ask_below<&Vfs::xNextSystemCall>};
}

} // namespace

LogVfs::LogVfs(std::string name, sqlite3_vfs* below)
    : name_(std::move(name)), vfs_(std::make_unique<sqlite3_vfs>(vfs_over(below, name_.c_str()))) {
    sqlite3_vfs_register(vfs_.get(), 0);
}

LogVfs::~LogVfs() { sqlite3_vfs_unregister(vfs_.get()); }

void hold_back_log_writes(sqlite3* handle) {
    constexpr int full = 2; // https://www.sqlite.org/pragma.html#pragma_synchronous
    int level = 0;
    const auto note_level = [](void* found, int, char** values, char**) {
        *static_cast<int*>(found) = values[0] != nullptr ? values[0][0] - '0' : 0;
        return 0;
    };
    const int code = sqlite3_exec(handle, "PRAGMA synchronous", note_level, &level, nullptr);
    if (code == SQLITE_OK && level >= full) sqlite3_file_control(handle, "main", hold_back_control, nullptr);
}

} // namespace cartwright::store
