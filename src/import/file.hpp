#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cartwright::import {

/// The maximum size of an unpacked file, since a small archive can unpack to any size.
inline constexpr std::int64_t file_bytes_max = std::int64_t{1} << 30;

struct FileUse {
    /// Receives the next bytes. The bytes that a damaged archive yields before the error is detected may be anything.
    std::function<void(std::string_view)> take;
    /// Receives the percentage of the file that has been read; may be empty.
    std::function<void(int)> progress{};
};

/// Reads a file in parts. An .xz archive, which is detected by its first bytes, is unpacked. Returns the error, if any.
std::optional<std::string> read_file(const std::string& path, const FileUse& use);

} // namespace cartwright::import
