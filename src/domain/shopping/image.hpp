#pragma once

#include "base/result.hpp"
#include "domain/shopping/member_cart.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace cartwright {

/// A picture of a card slip, a cheque or a refund: it proves a payment.
struct Image {
    std::string id; // 24 hexadecimal digits
    AccountId owner;
    CartPaymentId payment;
    bool is_active = true;
    Instant said_at{};                      // when the client says that it was made
    std::optional<std::string> file_hash{}; // of its file, when that is kept here
    Instant made_at{};
    Instant changed_at{};

    friend bool operator==(const Image&, const Image&) = default;
};

inline constexpr std::int64_t images_max = 20; // of one payment
inline constexpr std::size_t image_bytes_max = std::size_t{1024} * 1024;

/// Whether that is an id as clients draw it: 24 lower-case hexadecimal digits, any of them.
[[nodiscard]] bool is_image_id(std::string_view text);

/// What is wrong with the moment that a client gives, in seconds since 1970; nothing when it is of now (shopping §4:
/// "epoch s, not older than 30 s").
std::optional<Flaw> flaw_of_timestamp(std::string_view seconds, Instant now);

/// The kinds of files that are kept. None of them can hold a program.
enum class ImageType : std::uint8_t { png, jpeg, webp };
std::string_view name_of(ImageType type);
std::optional<ImageType> parse_image_type(std::string_view name);

/// "image/png"
std::string_view media_type_of(ImageType type);

/// What the bytes are, whatever anybody says of them: told by how such files begin, and that they have an end.
std::optional<ImageType> image_type_of(std::string_view bytes);

/// A picture's bytes, by what they are.
struct ImageFile {
    std::string hash; // SHA-256
    ImageType type = ImageType::png;
    std::string bytes;

    friend bool operator==(const ImageFile&, const ImageFile&) = default;
};

/// Takes bytes and the media type that came with them, if one did. Refused: member_invalid, with a flaw of `file`: it
/// is empty, too large, no picture of a kind that is kept, or not what its media type says.
Result<ImageFile> image_file(std::string bytes, std::optional<std::string_view> media_type);

/// What lets a member upload a picture to where pictures are hosted, past this shop: the signature over the sorted
/// parameters and the secret that the host and we know, as Cloudinary has it (SHA-256, hexadecimal).
std::string upload_signature(const Image& image, std::string_view secret);

} // namespace cartwright
