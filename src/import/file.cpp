#include "import/file.hpp"

#include <lzma.h>

#include <array>
#include <filesystem>
#include <fstream>

namespace cartwright::import {

namespace {

constexpr std::string_view xz_magic{"\xFD"
                                    "7zXZ\0",
                                    6};
constexpr std::size_t buffer_bytes = 64 * 1024;
constexpr std::uint64_t unpacking_memory_max = 256 * 1024 * 1024;

/// Unpacks an archive in parts.
class Unpacker {
  public:
    Unpacker() : result_(lzma_stream_decoder(&stream_, unpacking_memory_max, LZMA_CONCATENATED)) {}
    ~Unpacker() { lzma_end(&stream_); }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    /// Unpacks all of `packed`. Returns false when the archive is broken.
    bool feed(std::string_view packed, bool last, const std::function<void(std::string_view)>& take) {
        stream_.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
        stream_.avail_in = packed.size();
        while (result_ == LZMA_OK) {
            stream_.next_out = out_.data();
            stream_.avail_out = out_.size();
            result_ = lzma_code(&stream_, last ? LZMA_FINISH : LZMA_RUN);
            const std::size_t count = out_.size() - stream_.avail_out;
            if (count > 0) take({reinterpret_cast<const char*>(out_.data()), count});
            if (!last && stream_.avail_in == 0 && stream_.avail_out > 0) break;
        }
        return result_ == LZMA_OK || result_ == LZMA_STREAM_END;
    }

    /// Returns what is wrong with the archive, if anything.
    [[nodiscard]] std::optional<std::string> complaint() const {
        switch (result_) {
        case LZMA_OK:
        case LZMA_STREAM_END: return std::nullopt;
        case LZMA_BUF_ERROR: return "the archive is truncated";
        case LZMA_DATA_ERROR: return "the archive is damaged";
        case LZMA_MEM_ERROR:
        case LZMA_MEMLIMIT_ERROR: return "the archive needs too much memory";
        default: return "the archive has an unsupported format";
        }
    }

  private:
    lzma_stream stream_ = LZMA_STREAM_INIT;
    lzma_ret result_;
    std::array<std::uint8_t, buffer_bytes> out_{};
};

/// The file as stored on disk, perhaps packed.
class Packed {
  public:
    explicit Packed(const std::string& path) : in_(path, std::ios::binary) {
        std::error_code unknown;
        const auto size = std::filesystem::file_size(path, unknown);
        if (!unknown) size_ = static_cast<std::int64_t>(size);
        read();
    }

    [[nodiscard]] bool readable() const { return !in_.bad() && in_.is_open() && (in_.good() || in_.eof()); }
    [[nodiscard]] std::string_view part() const { return {part_.data(), count_}; }
    [[nodiscard]] bool last() const { return !in_.good(); }
    [[nodiscard]] int percent() const { return size_ <= 0 ? 0 : static_cast<int>(read_so_far_ * 100 / size_); }

    void read() {
        in_.read(part_.data(), static_cast<std::streamsize>(part_.size()));
        count_ = static_cast<std::size_t>(in_.gcount());
        read_so_far_ += in_.gcount();
    }

  private:
    std::ifstream in_;
    std::array<char, buffer_bytes> part_{};
    std::size_t count_ = 0;
    std::int64_t size_ = 0;
    std::int64_t read_so_far_ = 0;
};

} // namespace

std::optional<std::string> read_file(const std::string& path, const FileUse& use) {
    Packed file(path);
    const bool packed = file.part().starts_with(xz_magic);
    Unpacker unpacker;
    std::int64_t bytes = 0;
    const auto take = [&](std::string_view part) {
        bytes += static_cast<std::int64_t>(part.size());
        if (bytes <= file_bytes_max) use.take(part);
    };
    for (bool good = true; good && bytes <= file_bytes_max && file.readable(); file.read()) {
        if (packed)
            good = unpacker.feed(file.part(), file.last(), take);
        else
            take(file.part());
        if (use.progress) use.progress(file.percent());
        if (file.last()) break;
    }
    if (!file.readable()) return "the file cannot be read";
    if (bytes > file_bytes_max) return "the file holds more than " + std::to_string(file_bytes_max >> 20) + " MiB";
    return unpacker.complaint();
}

} // namespace cartwright::import
