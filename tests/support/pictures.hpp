#pragma once

#include <string>

namespace cartwright::tests {

using std::string_literals::operator""s;

/// The smallest that are pictures by how they begin and end; `filling` tells one from another.
inline std::string png(const std::string& filling = {}) {
    return "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"s + filling + "\0\0\0\0IEND\xae\x42\x60\x82"s;
}
inline std::string jpeg(const std::string& filling = {}) {
    return "\xff\xd8\xff\xe0\0\x10JFIF\0"s + filling + "\xff\xd9"s;
}
inline std::string webp(const std::string& chunk = "VP8L") { return "RIFF\x0c\0\0\0WEBP"s + chunk + "\0\0\0\0"s; }

} // namespace cartwright::tests
