#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright::import {

/// How much a file may hold once it is unpacked: an archive of a few kilobytes can unpack to anything.
inline constexpr std::int64_t file_bytes_max = std::int64_t{1} << 30;

struct FileUse {
    /// Takes the next bytes. What a damaged archive gives before the damage shows may be anything.
    std::function<void(std::string_view)> take;
    /// Hears how much of the file has been read, in hundredths; may be empty.
    std::function<void(int)> progress{};
};

/// Reads a file part by part; an .xz archive (told by its first bytes) is unpacked. Returns what went wrong, if
/// anything.
std::optional<std::string> read_file(const std::string& path, const FileUse& use);

} // namespace cartwright::import
