#include "domain/shopping/image.hpp"

#include "base/digest.hpp"
#include "domain/refusal.hpp"
#include "tests/support/pictures.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

using namespace std::string_literals;
using tests::jpeg;
using tests::png;
using tests::webp;

TEST(ImageTest, is_what_its_bytes_are) {
    struct Case {
        const char* what;
        std::string bytes;
        std::optional<ImageType> type;
    };
    const std::vector<Case> cases{
        {"PNG", png("..."), ImageType::png},
        {"PNG with something behind it", png() + "more", ImageType::png},
        {"PNG, only its signature", "\x89PNG\r\n\x1a\n", {}},
        {"PNG, cut off", png("...").substr(0, png("...").size() - 1), {}},
        {"PNG whose line ends were changed", "\x89PNG\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0IEND\xae\x42\x60\x82"s, {}},
        {"JPEG of JFIF", jpeg("..."), ImageType::jpeg},
        {"JPEG of Exif",
         "\xff\xd8\xff\xe1\0\x10"
         "Exif\xff\xd9"s,
         ImageType::jpeg},
        {"JPEG with something behind it", jpeg() + "more", ImageType::jpeg},
        {"JPEG, cut off", jpeg("...").substr(0, jpeg("...").size() - 1), {}},
        {"JPEG, only its beginning", "\xff\xd8\xff", {}},
        {"JPEG without a marker", "\xff\xd8\xff\x01\xff\xd9", {}},
        {"WebP, lossless", webp("VP8L"), ImageType::webp},
        {"WebP, lossy", webp("VP8 "), ImageType::webp},
        {"WebP, extended", webp("VP8X"), ImageType::webp},
        {"WebP, cut off", webp().substr(0, 19), {}},
        {"WebP, only its head", webp().substr(0, 12), {}},
        {"WebP of an unknown kind", webp("VP9 "), {}},
        {"a sound", "RIFF\x0c\0\0\0WAVEfmt \0\0\0\0"s, {}},
        {"GIF", "GIF89a\x01\0\x01\0\0\0\0;"s, {}},
        {"SVG", R"(<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>)", {}},
        {"HTML", "<!doctype html><script>alert(1)</script>", {}},
        {"PDF", "%PDF-1.7\n%%EOF", {}},
        {"a program",
         "\x7f"
         "ELF\x02\x01\x01",
         {}},
        {"blanks before it", " " + png(), {}},
        {"nothing", "", {}}};
    for (const Case& one : cases) EXPECT_EQ(image_type_of(one.bytes), one.type) << one.what;
}

TEST(ImageTest, has_a_file_that_is_good) {
    const std::string large = png(std::string(image_bytes_max - png().size(), '.'));
    struct Case {
        std::string bytes;
        std::optional<std::string_view> media_type;
        std::string flaw; // none: it is taken
    };
    const std::string other = "is not of the type that it is said to be";
    const std::string none = "must be a PNG, JPEG or WebP picture";
    const std::vector<Case> cases{{png(), "image/png", {}},
                                  {png(), "Image/PNG; name=slip.png", {}},
                                  {jpeg(), "image/jpeg", {}},
                                  {webp(), "image/webp", {}},
                                  {png(), {}, {}},
                                  {large, "image/png", {}},
                                  {large + '.', "image/png", "is too large (maximum is 1 MiB)"},
                                  {"", "image/png", "can't be blank"},
                                  {png(), "image/jpeg", other},
                                  {jpeg(), "image/png", other},
                                  {png(), "image/svg+xml", other},
                                  {png(), "text/html", other},
                                  {png(), "", other},
                                  {"GIF89a", "image/gif", none},
                                  {"GIF89a", "image/png", none},
                                  {"<svg/>", "image/svg+xml", none}};
    for (const Case& one : cases) {
        const auto file = image_file(one.bytes, one.media_type);
        if (one.flaw.empty()) {
            ASSERT_TRUE(file) << one.media_type.value_or("nothing said");
            EXPECT_EQ(file->bytes, one.bytes);
            EXPECT_EQ(file->hash, sha256(one.bytes));
            continue;
        }
        ASSERT_FALSE(file) << one.media_type.value_or("nothing said");
        EXPECT_EQ(file.error(), (Refusal{.why = Why::member_invalid, .flaws = {field_flaw("file", one.flaw)}}));
    }
}

TEST(ImageTest, has_an_id_of_24_digits) {
    for (const char* good : {"000000000000000000000000", "5a96a5c0421aa91ffc68c901", "ffffffffffffffffffffffff"})
        EXPECT_TRUE(is_image_id(good)) << good;
    for (const char* bad : {"", "5a96a5c0421aa91ffc68c90", "5a96a5c0421aa91ffc68c9011", "5A96A5C0421AA91FFC68C901",
                            "5a96a5c0421aa91ffc68c90g", "5a96a5c0421aa91ffc68c90\xc3"})
        EXPECT_FALSE(is_image_id(bad)) << bad;
}

TEST(ImageTest, is_of_now) {
    constexpr Instant now{1'519'822'256'999};
    struct Case {
        std::string said;
        std::string flaw;
    };
    for (const Case& one : std::vector<Case>{{"1519822256", ""},
                                             {"1519822226", ""},
                                             {"1519822225", "is too old"},
                                             {"1519822286", ""},
                                             {"1519822287", "is in the future"},
                                             {"9223372036854775807", "is in the future"},
                                             {"-9223372036854775808", "is too old"},
                                             {"0", "is too old"},
                                             {"9223372036854775808", "is not a number"},
                                             {"now", "is not a number"},
                                             {"", "is not a number"}}) {
        const auto flaw = flaw_of_timestamp(one.said, now);
        EXPECT_EQ(flaw ? flaw->message : "", one.flaw) << one.said;
    }
}

TEST(ImageTest, is_uploaded_with_a_signature) {
    // printf 'public_id=5a96a5c0421aa91ffc68c901&timestamp=1519822256abcd' | sha256sum
    EXPECT_EQ(upload_signature({.id = "5a96a5c0421aa91ffc68c901", .said_at = {1'519'822'256'000}}, "abcd"),
              "f74c35030d2050c143eb60eac611dcc83fe82722ae2dce7f6402b9c1cf0d7fe9");
}

} // namespace
} // namespace cartwright
