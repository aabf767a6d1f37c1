#pragma once

#include "base/result.hpp"
#include "domain/shopping/member_cart.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// A picture of a card slip, a cheque or a refund that proves a payment.
struct Image {
    std::string id; // 24 hexadecimal digits
    AccountId owner;
    CartPaymentId payment;
    bool is_active = true;
    Instant said_at{};                      // its time according to the client
    std::optional<std::string> file_hash{}; // of its file, if it is stored here
    Instant made_at{};
    Instant changed_at{};

    friend bool operator==(const Image&, const Image&) = default;
};

inline constexpr std::int64_t images_max = 20; // of one payment
inline constexpr std::size_t image_bytes_max = std::size_t{1024} * 1024;

/// Whether `text` is an image id, which clients choose: 24 lower-case hexadecimal digits.
[[nodiscard]] bool is_image_id(std::string_view text);

/// Returns the flaw of a client's timestamp in seconds since 1970, or nothing when it is current (shopping §4: "epoch
/// s, not older than 30 s"). A timestamp more than 30 s in the future is a flaw too.
std::optional<Flaw> flaw_of_timestamp(std::string_view seconds, Instant now);

/// The types of files that are stored. None of them is executable.
enum class ImageType : std::uint8_t { png, jpeg, webp };
std::string_view name_of(ImageType type);
std::optional<ImageType> parse_image_type(std::string_view name);

/// "image/png"
std::string_view media_type_of(ImageType type);

/// Detects the type from the bytes alone, by their beginning and an end marker or length.
std::optional<ImageType> image_type_of(std::string_view bytes);

/// The bytes of a picture, identified by their hash.
struct ImageFile {
    std::string hash; // SHA-256
    ImageType type = ImageType::png;
    std::string bytes;

    friend bool operator==(const ImageFile&, const ImageFile&) = default;
};

/// Accepts a file with the media type that the client sent, if any. Refused: member_invalid, with a flaw of `file`: it
/// is empty, too large, not of a supported type, or its type differs from the media type.
Result<ImageFile> image_file(std::string bytes, std::optional<std::string_view> media_type);

/// Returns the signature for a member's direct upload to an external picture host. As Cloudinary specifies, it is the
/// SHA-256 in hexadecimal of the sorted parameters and the secret shared with the host.
std::string upload_signature(const Image& image, std::string_view secret);

} // namespace cartwright
