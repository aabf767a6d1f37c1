#include "domain/members/password.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace cartwright {
namespace {

std::string repeated(const std::string& letter, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += letter;
    return text;
}

std::vector<std::string> lines_of_the_list() {
    std::vector<std::string> lines;
    std::string line;
    for (const char c : common_passwords()) {
        if (c != '\n')
            line += c;
        else
            lines.push_back(std::exchange(line, {}));
    }
    EXPECT_EQ(line, ""); // the last ends as the others do
    return lines;
}

TEST(PasswordTest, has_6_to_128_letters_and_is_not_common) {
    struct Case {
        std::string password;
        std::optional<PasswordFlaw> flaw;
    };
    const std::vector<Case> cases{
        {"", PasswordFlaw::too_short},
        {"a1$Zx", PasswordFlaw::too_short},
        {"a1$Zxq", std::nullopt},
        {repeated("ü", 5), PasswordFlaw::too_short}, // ten bytes
        {repeated("ü", 6), std::nullopt},
        {repeated("\U0001F511", 5), PasswordFlaw::too_short},
        {repeated("\U0001F511", 6), std::nullopt},
        {repeated("x", 128), std::nullopt},
        {repeated("x", 129), PasswordFlaw::too_long},
        {repeated("\U0001F511", 128), std::nullopt}, // 512 bytes
        {repeated("\U0001F511", 129), PasswordFlaw::too_long},
        {repeated("\x80", 100), PasswordFlaw::too_short}, // not a letter among them
        {repeated("\x80", 1'000'000), PasswordFlaw::too_long},
        {"      ", std::nullopt}, // blanks are letters like others
        {"123456", PasswordFlaw::too_common},
        {"12345", PasswordFlaw::too_short}, // common too, but short first
        {"password", PasswordFlaw::too_common},
        {"PassWord", PasswordFlaw::too_common},
        {"passwords are long", std::nullopt},
        {"password\n", std::nullopt}, // two lines are no word of the list
        {"123456\n123456", std::nullopt},
        {"!@#$%^", PasswordFlaw::too_common},
        {"zxcvbnm", PasswordFlaw::too_common},
        {"zxcvbnmz", std::nullopt},
    };
    for (const Case& each : cases) EXPECT_EQ(flaw_of_password(each.password), each.flaw) << each.password;
}

TEST(PasswordTest, finds_every_word_of_the_list_and_none_beside) {
    const std::vector<std::string> words = lines_of_the_list();
    EXPECT_GT(words.size(), 2'000U);
    for (std::size_t i = 0; i < words.size(); ++i) {
        EXPECT_GE(words[i].size(), password_letters_min);
        EXPECT_EQ(words[i], folded(words[i]));
        EXPECT_TRUE(i == 0 || words[i - 1] < words[i]) << words[i];
        EXPECT_EQ(flaw_of_password(words[i]), PasswordFlaw::too_common) << words[i];
        EXPECT_EQ(flaw_of_password(words[i] + "\x01"), std::nullopt) << words[i];
        EXPECT_EQ(flaw_of_password("\x01" + words[i]), std::nullopt) << words[i];
    }
}

} // namespace
} // namespace cartwright
