#include "base/seal.hpp"

#include "base/entropy.hpp"

#include <gtest/gtest.h>

namespace cartwright {

namespace {

SealKey key_of(char digit) { return parse_seal_key(std::string(2 * seal_key_bytes, digit)).value(); }

TEST(Seal, opens_with_its_key_at_its_place_only) {
    const SystemEntropy entropy; // begins libsodium
    for (const std::string secret : {"", "p", "correct horse battery staple"}) {
        const std::string text = sealed(key_of('a'), secret, "7:adminPassword");
        EXPECT_EQ(unsealed(key_of('a'), text, "7:adminPassword"), secret);
        EXPECT_EQ(unsealed(key_of('b'), text, "7:adminPassword"), std::nullopt);
        EXPECT_EQ(unsealed(key_of('a'), text, "8:adminPassword"), std::nullopt);
        EXPECT_TRUE(secret.size() < 2 || text.find(secret) == std::string::npos);
    }
}

TEST(Seal, notices_every_change_and_never_repeats_itself) {
    const SystemEntropy entropy;
    const std::string text = sealed(key_of('a'), "secret", "place");
    EXPECT_NE(text, sealed(key_of('a'), "secret", "place"));
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(unsealed(key_of('a'), changed, "place"), std::nullopt) << i;
    }
    for (const char* wrong : {"", "AAAA", "not base64!"})
        EXPECT_EQ(unsealed(key_of('a'), wrong, "place"), std::nullopt);
}

TEST(Seal, takes_64_hexadecimal_digits_as_its_key) {
    EXPECT_TRUE(parse_seal_key(std::string(64, '0')));
    EXPECT_TRUE(parse_seal_key(std::string(64, 'F')));
    for (const std::string& wrong : {std::string(), std::string(63, '0'), std::string(66, '0'), std::string(64, 'g')})
        EXPECT_FALSE(parse_seal_key(wrong)) << wrong;
}

} // namespace

} // namespace cartwright
