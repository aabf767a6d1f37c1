#include "base/password_hash.hpp"

#include "base/entropy.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <gtest/gtest.h>
#include <stdexcept>

namespace cartwright {

namespace {

// Made elsewhere with other costs, of "correct horse".
constexpr const char* made_cheaply =
    "$argon2id$v=19$m=8,t=1,p=1$wdnLD51gRVUd5RNqcoJ0ww$cr7etKyCzKzcClgkUFtJTztPfJSfmnNaiQuXfEYGSFg";

TEST(PasswordHash, matches_its_own_password_only) {
    const SystemEntropy entropy; // begins libsodium
    for (const std::string& password :
         {std::string("secret"), std::string("pässwörd"), std::string("with\0zero", 9), std::string(512, 'x')}) {
        const std::string hash = hash_password(password);
        EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash;
        EXPECT_TRUE(password_matches(hash, password));
        EXPECT_FALSE(needs_rehash(hash));
        for (const std::string& other : {password + "x", password.substr(1), std::string(), std::string("Secret")})
            EXPECT_FALSE(password_matches(hash, other)) << other;
    }
}

TEST(PasswordHash, is_never_the_same_twice) {
    const SystemEntropy entropy;
    EXPECT_NE(hash_password("secret"), hash_password("secret"));
}

TEST(PasswordHash, of_no_sense_matches_nothing) {
    const SystemEntropy entropy;
    const std::string good = hash_password("secret");
    const std::string huge = "$argon2id$v=19$m=19456,t=2,p=1$" + std::string(200, 'A');
    for (const std::string& hash :
         {std::string(), std::string("secret"), std::string("$argon2id$"), good.substr(0, good.size() / 2), huge,
          good + std::string("\0x", 2), "x" + good, std::string("$argon2i$") + good.substr(10),
          std::string("$2b$12$abcdefghijklmnopqrstuv")}) {
        EXPECT_FALSE(password_matches(hash, "secret")) << hash;
        EXPECT_FALSE(password_matches(hash, "")) << hash;
        EXPECT_TRUE(needs_rehash(hash)) << hash;
    }
}

TEST(PasswordHash, knows_other_costs) {
    const SystemEntropy entropy;
    EXPECT_TRUE(password_matches(made_cheaply, "correct horse"));
    EXPECT_FALSE(password_matches(made_cheaply, "correct horsf"));
    EXPECT_TRUE(needs_rehash(made_cheaply));
}

TEST(PasswordHash, is_made_of_no_more_than_there_may_be) {
    const SystemEntropy entropy;
    const std::string longest(password_bytes_max, 'x');
    EXPECT_THROW(static_cast<void>(hash_password(longest + "x")), std::length_error);
    EXPECT_FALSE(password_matches(hash_password(longest), longest + "x"));
}

/// For a whole process, so in one of its own.
TEST(PasswordHashDeathTest, can_be_made_cheap) {
    const auto is_as_expected = [] {
        const SystemEntropy entropy;
        const std::string full = hash_password("secret");
        make_password_hashes_cheap();
        const std::string cheap = hash_password("secret");
        return cheap.starts_with("$argon2id$v=19$m=8,t=1,p=1$") && !needs_rehash(cheap) && needs_rehash(full) &&
               password_matches(cheap, "secret") && password_matches(full, "secret") &&
               !password_matches(cheap, "another") && !password_matches(full, "another") &&
               !password_matches("", "secret");
    };
    EXPECT_EXIT(std::_Exit(is_as_expected() ? 0 : 1), testing::ExitedWithCode(0), "");
}

/// Whoever measures can't tell that there is no account: the work is done all the same.
TEST(PasswordHash, takes_its_time_for_nobody_too) {
    const SystemEntropy entropy;
    const auto time_of = [](const std::string& hash, const std::string& password) {
        auto best = std::chrono::nanoseconds::max();
        for (int i = 0; i < 5; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            EXPECT_FALSE(password_matches(hash, password));
            best = std::min<std::chrono::nanoseconds>(best, std::chrono::steady_clock::now() - begin);
        }
        return best;
    };
    const auto wrong = time_of(hash_password("secret"), "another");
    for (const std::string& hash : {std::string(), std::string("$argon2id$v=19$m=8,t=1,p=1$"), std::string("x")})
        EXPECT_GT(time_of(hash, "another"), wrong / 3);
    EXPECT_GT(time_of("", std::string(password_bytes_max + 1, 'x')), wrong / 3);
}

} // namespace

} // namespace cartwright
