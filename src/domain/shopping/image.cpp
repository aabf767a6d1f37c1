#include "domain/shopping/image.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

#include <algorithm>
#include <array>

namespace cartwright {

namespace {

using namespace std::string_view_literals;

constexpr std::int64_t age_max_ms = 30 * second_ms;

struct ImageKind {
    ImageType type;
    std::string_view name;
    std::string_view media_type;
};
constexpr std::array image_kinds{ImageKind{ImageType::png, "png", "image/png"},
                                 ImageKind{ImageType::jpeg, "jpeg", "image/jpeg"},
                                 ImageKind{ImageType::webp, "webp", "image/webp"}};

const ImageKind& kind_of(ImageType type) { return *std::ranges::find(image_kinds, type, &ImageKind::type); }

bool has(std::string_view bytes, std::string_view what) { return bytes.find(what) != std::string_view::npos; }

/// W3C PNG §5.2, §5.6: begins with the signature and an IHDR chunk of 13 bytes, and contains an IEND chunk.
bool is_png(std::string_view bytes) {
    return bytes.starts_with("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"sv) && has(bytes, "\0\0\0\0IEND\xae\x42\x60\x82"sv);
}

/// ITU-T T.81 §B: begins with SOI and the first marker, and contains EOI. Cameras may append data after it.
bool is_jpeg(std::string_view bytes) {
    constexpr unsigned char first_marker = 0xc0;
    constexpr std::size_t head = 4;
    return bytes.size() > head && bytes.starts_with("\xff\xd8\xff") &&
           static_cast<unsigned char>(bytes[head - 1]) >= first_marker && has(bytes.substr(head), "\xff\xd9");
}

/// RFC 9649 §2.3, §2.4: "RIFF", the size of what follows, "WEBP", and a chunk of one of three names.
bool is_webp(std::string_view bytes) {
    constexpr std::size_t riff = 8;
    constexpr std::size_t head = 16;
    if (bytes.size() < head || !bytes.starts_with("RIFF") || bytes.substr(riff, 4) != "WEBP") return false;
    std::size_t size = 0;
    for (std::size_t i = riff; i-- > 4;) size = size << 8U | static_cast<unsigned char>(bytes[i]);
    const std::string_view chunk = bytes.substr(head - 4, 4);
    return size + riff <= bytes.size() && (chunk == "VP8 " || chunk == "VP8L" || chunk == "VP8X");
}

/// "image/PNG; x=y" → "image/png".
std::string media_type_alone(std::string_view declared) {
    return folded(trimmed(declared.substr(0, declared.find(';'))));
}

} // namespace

bool is_image_id(std::string_view text) {
    constexpr std::size_t digits = 24;
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == digits && std::ranges::all_of(text, is_digit);
}

std::optional<Flaw> flaw_of_timestamp(std::string_view seconds, Instant now) {
    const auto declared = parse_integer(seconds);
    if (!declared) return field_flaw("timestamp", "is not a number");
    // Compared in seconds: the client may send any number, and milliseconds could overflow.
    if (*declared < (now.milliseconds - age_max_ms) / second_ms) return field_flaw("timestamp", "is too old");
    if (*declared > (now.milliseconds + age_max_ms) / second_ms) return field_flaw("timestamp", "is in the future");
    return std::nullopt;
}

std::string_view name_of(ImageType type) { return kind_of(type).name; }
std::string_view media_type_of(ImageType type) { return kind_of(type).media_type; }

std::optional<ImageType> parse_image_type(std::string_view name) {
    const auto* const found = std::ranges::find(image_kinds, name, &ImageKind::name);
    return found == image_kinds.end() ? std::nullopt : std::optional(found->type);
}

std::optional<ImageType> image_type_of(std::string_view bytes) {
    if (is_png(bytes)) return ImageType::png;
    if (is_jpeg(bytes)) return ImageType::jpeg;
    if (is_webp(bytes)) return ImageType::webp;
    return std::nullopt;
}

Result<ImageFile> image_file(std::string bytes, std::optional<std::string_view> media_type) {
    if (bytes.empty()) return invalid("file", "can't be blank");
    if (bytes.size() > image_bytes_max) return invalid("file", "is too large (maximum is 1 MiB)");
    const auto type = image_type_of(bytes);
    if (!type) return invalid("file", "must be a PNG, JPEG or WebP picture");
    if (media_type && media_type_alone(*media_type) != media_type_of(*type))
        return invalid("file", "is not of the type that it is said to be");
    std::string hash = sha256(bytes);
    return ImageFile{.hash = std::move(hash), .type = *type, .bytes = std::move(bytes)};
}

std::string upload_signature(const Image& image, std::string_view secret) {
    return sha256("public_id=" + image.id + "&timestamp=" + std::to_string(image.said_at.milliseconds / second_ms) +
                  std::string(secret));
}

} // namespace cartwright
