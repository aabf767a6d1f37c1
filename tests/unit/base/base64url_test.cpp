#include "base/base64url.hpp"
#include "base/digest.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

TEST(Base64Url, is_what_the_standard_writes) { // RFC 4648 §10, and RFC 7515 appendix C
    const std::pair<const char*, const char*> pairs[] = {{"", ""},
                                                         {"f", "Zg"},
                                                         {"fo", "Zm8"},
                                                         {"foo", "Zm9v"},
                                                         {"foobar", "Zm9vYmFy"},
                                                         {"\x03\xEC\xFF\xE0\xC1", "A-z_4ME"}};
    for (const auto& [bytes, text] : pairs) {
        EXPECT_EQ(base64url(bytes), text);
        EXPECT_EQ(from_base64url(text), bytes);
    }
}

TEST(Base64Url, has_one_spelling) {
    for (const char* no : {"Z", "Zg=", "Zg==", "Zh", "Zm9", "A+z/", "Zm 9v", "Zm9v\n", "Zm9v.", "=", "Zm9vY"})
        EXPECT_EQ(from_base64url(no), std::nullopt) << no;
}

TEST(KeyedDigest, is_hmac_sha256) { // RFC 4231 §4.3
    EXPECT_EQ(keyed_digest("Jefe", "what do ya want for nothing?"),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(keyed_digest("", ""), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

} // namespace
} // namespace cartwright
