#include "api/core/input.hpp"

#include "domain/refusal.hpp"

#include <gtest/gtest.h>

namespace cartwright::api {
namespace {

std::string repeated(std::size_t count, const std::string& element) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + element;
    return all;
}

TEST(BodyInputTest, notes_a_hundred_flaws_and_no_more) {
    http::JsonReader reader;
    std::string members;
    for (int i = 0; i < 50'000; ++i) members += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
    const std::string text = "{" + members + "}";
    BodyInput body(reader, text);
    body.allow_only({});
    EXPECT_EQ(body.flaws().size(), 100U);
}

TEST(BodyInputTest, reads_lists_of_five_thousand_elements) {
    http::JsonReader reader;
    const std::string good =
        R"({"list":[)" + repeated(5'000, "{}") + R"(],"words":[)" + repeated(5'000, R"("")") + "]}";
    BodyInput body(reader, good);
    EXPECT_EQ(body.items("list", BodyInput::Presence::required)->size(), 5'000U);
    EXPECT_EQ(body.objects("list", BodyInput::Presence::required).size(), 5'000U);
    EXPECT_EQ(body.texts("words", BodyInput::Presence::required)->size(), 5'000U);
    EXPECT_TRUE(body.flaws().empty());
}

TEST(BodyInputTest, refuses_longer_lists_before_it_looks_at_their_elements) {
    http::JsonReader reader;
    const std::string text =
        R"({"list":[)" + repeated(100'000, "{}") + R"(],"words":[)" + repeated(100'000, R"("")") + "]}";
    BodyInput body(reader, text);
    EXPECT_FALSE(body.items("list", BodyInput::Presence::required));
    EXPECT_TRUE(body.objects("list", BodyInput::Presence::required).empty());
    EXPECT_FALSE(body.texts("words", BodyInput::Presence::required));
    ASSERT_EQ(body.flaws().size(), 3U);
    for (const Flaw& flaw : body.flaws()) EXPECT_EQ(flaw.message, "List should have at most 5000 items");
}

TEST(BodyInputTest, takes_over_no_more_flaws_than_it_may_have) {
    http::JsonReader reader;
    const std::string text = R"({"list":[)" + repeated(1'000, "{}") + "]}";
    BodyInput body(reader, text);
    for (BodyInput& item : body.objects("list", BodyInput::Presence::required)) {
        item.integer("quantity", BodyInput::Presence::required);
        body.take(item);
    }
    EXPECT_EQ(body.flaws().size(), 100U);
}

TEST(BodyInputTest, says_of_an_integer_beyond_64_bits_that_it_is_too_large) {
    for (const char* number : {"1e21", "99999999999999999999", "18446744073709551615"}) {
        http::JsonReader reader;
        const std::string text = R"({"quantity":)" + std::string(number) + R"(,"id":)" + number + "}";
        BodyInput body(reader, text);
        EXPECT_FALSE(body.integer("quantity", BodyInput::Presence::required, {.min = 1, .max = 100}));
        EXPECT_EQ(body.id("id", BodyInput::Presence::required), INT64_MAX) << "an id that nothing has";
        ASSERT_EQ(body.flaws().size(), 1U);
        EXPECT_EQ(body.flaws().front().message, "Input should be less than or equal to 100");
    }
    QueryInput query("page=99999999999999999999&after=-99999999999999999999&id=-99999999999999999999");
    query.integer("page", {.min = 1, .max = 10});
    query.integer("after", {.min = 0});
    EXPECT_EQ(query.id("id"), INT64_MIN);
    ASSERT_EQ(query.flaws().size(), 2U);
    EXPECT_EQ(query.flaws().front().message, "Input should be less than or equal to 10");
    EXPECT_EQ(query.flaws().back().message, "Input should be greater than or equal to 0");
}

} // namespace
} // namespace cartwright::api
