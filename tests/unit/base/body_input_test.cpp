#include "base/json/body_input.hpp"

#include <array>
#include <gtest/gtest.h>

namespace cartwright {
namespace {

using Presence = BodyInput::Presence;

std::string repeated(std::size_t count, const std::string& element) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + element;
    return all;
}

/// "shoe.brand: Field required; listing.price: Field required"
std::string flaws_in(BodyInput& body) {
    std::string text;
    for (const Flaw& flaw : body.flaws()) text += (text.empty() ? "" : "; ") + flaw.field + ": " + flaw.message;
    return text;
}

TEST(BodyInputTest, tells_apart_what_a_body_can_be_instead_of_an_object) {
    struct {
        const char* body;
        bool is_json;
        const char* type;
    } constexpr cases[] = {
        {"", false, "missing"},
        {" ", false, "json_invalid"},
        {"{\"a\":1", false, "json_invalid"},
        {"null", true, "model_attributes_type"},
        {"[{}]", true, "model_attributes_type"},
    };
    for (const auto& c : cases) {
        http::JsonReader reader;
        BodyInput body(reader, c.body);
        EXPECT_EQ(body.is_json(), c.is_json) << c.body;
        EXPECT_FALSE(body.integer("a", Presence::required)) << c.body;
        EXPECT_TRUE(body.elements("a", Presence::required).empty()) << c.body;
        EXPECT_FALSE(body.require("a.b")) << c.body;
        EXPECT_TRUE(body.members().empty()) << c.body;
        ASSERT_EQ(body.flaws().size(), 1U) << c.body << ": what is missing in it is not reported as well";
        EXPECT_EQ(body.flaws().front().type, c.type) << c.body;
    }
}

TEST(BodyInputTest, finds_members_by_their_paths) {
    http::JsonReader reader;
    BodyInput body(reader, R"({"a":{"b":{"c":1},"c":null},"":{"c":2},"a.b":3,"c":"4"})");
    EXPECT_EQ(body.id("a.b.c", Presence::required), 1);
    EXPECT_EQ(body.id(".c", Presence::required), 2);
    EXPECT_EQ(body.find("a.b")->kind(), http::JsonValue::Kind::object) << "a point never belongs to a name";
    EXPECT_EQ(body.find("a.c")->kind(), http::JsonValue::Kind::null);
    EXPECT_FALSE(body.find("c.c"));
    EXPECT_FALSE(body.find("a.d"));
    EXPECT_TRUE(body.flaws().empty());
    EXPECT_FALSE(body.require("a.d.e"));
    EXPECT_EQ(flaws_in(body), "a.d.e: Field required");
}

TEST(BodyInputTest, takes_null_for_a_value_or_for_nothing) {
    constexpr BodyRules absent{.null_is_absent = true};
    const std::string text = R"({"a":null,"b":{"a":null}})";
    http::JsonReader reader;
    BodyInput strict(reader, text);
    EXPECT_FALSE(strict.text("a", Presence::optional));
    EXPECT_EQ(flaws_in(strict), "a: Input should be a valid string");
    BodyInput lenient(reader, text, absent);
    EXPECT_FALSE(lenient.find("a"));
    EXPECT_FALSE(lenient.text("a", Presence::optional));
    EXPECT_FALSE(lenient.text("b.a", Presence::optional));
    EXPECT_TRUE(lenient.flaws().empty());
    EXPECT_FALSE(lenient.inside("b", Presence::required)->text("a", Presence::required));
    EXPECT_EQ(flaws_in(lenient), "b.a: Field required");
}

TEST(BodyInputTest, words_flaws_as_its_rules_say) {
    constexpr FlawWords count{"must be a whole number from {min} to {max}"};
    constexpr BodyRules rules{.missing = {"is required"},
                              .long_text = {"may have at most {max} bytes"},
                              .no_integer = count,
                              .fraction = count,
                              .too_small = count,
                              .too_large = count,
                              .no_objects = {"must be a list of {min} to {max} items"},
                              .list_size = {"must be a list of {min} to {max} items"}};
    http::JsonReader reader;
    BodyInput body(reader, R"({"a":"x","b":1.5,"c":0,"d":1e30,"e":"12345","f":[],"g":7})", rules);
    for (const char* name : {"a", "b", "c", "d", "z"}) body.integer(name, Presence::required, {.min = 1, .max = 9});
    body.line("e", Presence::required, 4);
    for (const char* name : {"f", "g"}) body.elements(name, Presence::required, {.min = 1, .max = 2});
    const std::string numbers = ": must be a whole number from 1 to 9; ";
    EXPECT_EQ(flaws_in(body), "a" + numbers + "b" + numbers + "c" + numbers + "d" + numbers +
                                  "z: is required; e: may have at most 4 bytes; f: must be a list of 1 to 2 items; "
                                  "g: must be a list of 1 to 2 items");
    for (const Flaw& flaw : body.flaws()) EXPECT_EQ(flaw.type, "value_error");
}

TEST(BodyInputTest, limits_lines_in_bytes_or_characters) {
    constexpr BodyRules characters{.unit = BodyRules::Unit::characters, .empty_line_is_valid = true};
    constexpr BodyRules no_latin_1{.controls = Controls::latin_1};
    http::JsonReader reader;
    const std::string text = "{\"a\":\" \\u00fc\\u00fc \",\"b\":\" \",\"c\":\"a\\u0007b\",\"d\":\"a\\u0090b\"}";
    BodyInput bytes(reader, text);
    EXPECT_EQ(bytes.line("a", Presence::required, 4), "\u00fc\u00fc");
    EXPECT_EQ(bytes.line("d", Presence::required, 4), "a\u0090b");
    for (const char* name : {"a", "b", "c"}) EXPECT_FALSE(bytes.line(name, Presence::optional, 3)) << name;
    EXPECT_EQ(flaws_in(bytes), "a: String should have at most 3 bytes; b: String should have at least 1 character; "
                               "c: String should have no control characters");
    BodyInput counted(reader, text, characters);
    EXPECT_EQ(counted.line("a", Presence::required, 2), "\u00fc\u00fc");
    EXPECT_EQ(counted.line("b", Presence::optional, 2), "");
    EXPECT_FALSE(counted.line("b", Presence::required, 2));
    EXPECT_EQ(flaws_in(counted), "b: String should have at least 1 character");
    BodyInput narrow(reader, text, no_latin_1);
    for (const char* name : {"c", "d"}) EXPECT_FALSE(narrow.line(name, Presence::optional, 9)) << name;
}

TEST(BodyInputTest, names_elements_as_its_rules_say) {
    constexpr BodyRules bracketed{.no_inner_object = {"must be an object"}, .elements = BodyRules::Elements::bracketed};
    http::JsonReader reader;
    const std::string text = R"({"a":[{"b":[{}]},{"b":[{},5]}],"c":[{},5]})";
    BodyInput one(reader, text);
    for (BodyInput& outer : one.objects("a", Presence::required))
        for (BodyInput& inner : outer.objects("b", Presence::required)) inner.require("d");
    EXPECT_TRUE(one.objects("c", Presence::required).empty());
    EXPECT_EQ(flaws_in(one), "a.0.b.0.d: Field required; a.1.b: Input should be a list of objects; "
                             "c: Input should be a list of objects");
    BodyInput other(reader, text, bracketed);
    for (BodyInput& outer : other.objects("a", Presence::required))
        for (BodyInput& inner : outer.objects("b", Presence::required)) inner.require("d");
    EXPECT_TRUE(other.objects("c", Presence::required).empty());
    EXPECT_EQ(flaws_in(other), "a[0].b[0].d: Field required; a[1].b[1]: must be an object; c[1]: must be an object");
}

TEST(BodyInputTest, records_the_flaws_of_inner_objects_in_the_order_of_reading) {
    http::JsonReader reader;
    BodyInput body(reader, R"({"shoe":{},"listing":{"price":"x"},"size":1})");
    auto shoe = body.inside("shoe", Presence::required);
    auto listing = body.inside("listing", Presence::required);
    ASSERT_TRUE(shoe && listing);
    shoe->require("brand");
    listing->number("price", Presence::required);
    body.note("", "is incomplete");
    shoe->note("color", "is unknown");
    EXPECT_FALSE(body.inside("size", Presence::required));
    EXPECT_EQ(flaws_in(body),
              "shoe.brand: Field required; listing.price: Input should be a valid number; : is incomplete; "
              "shoe.color: is unknown; size: Input should be a valid dictionary or object to extract fields from");
}

TEST(BodyInputTest, allows_only_the_members_that_are_named) {
    static constexpr std::array<std::string_view, 2> names{"a", "b"};
    http::JsonReader reader;
    BodyInput body(reader, R"({"a":1,"c":2,"b":3,"d":4})");
    body.allow_only(names);
    EXPECT_EQ(flaws_in(body), "c: Extra inputs are not permitted; d: Extra inputs are not permitted");
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

TEST(BodyInputTest, notes_no_more_flaws_of_elements) {
    http::JsonReader reader;
    const std::string text = R"({"list":[)" + repeated(1'000, "{}") + "]}";
    BodyInput body(reader, text);
    for (BodyInput& item : body.objects("list", Presence::required)) item.integer("quantity", Presence::required);
    EXPECT_EQ(body.flaws().size(), 100U);
}

TEST(BodyInputTest, reads_lists_of_five_thousand_elements) {
    http::JsonReader reader;
    const std::string good =
        R"({"list":[)" + repeated(5'000, "{}") + R"(],"words":[)" + repeated(5'000, R"("")") + "]}";
    BodyInput body(reader, good);
    EXPECT_EQ(body.objects("list", Presence::required).size(), 5'000U);
    EXPECT_EQ(body.texts("words", Presence::required)->size(), 5'000U);
    EXPECT_TRUE(body.flaws().empty());
}

TEST(BodyInputTest, refuses_longer_lists_before_it_looks_at_their_elements) {
    http::JsonReader reader;
    const std::string text = R"({"list":[)" + repeated(100'000, "5") + R"(],"words":[)" + repeated(100'000, "5") + "]}";
    BodyInput body(reader, text);
    EXPECT_TRUE(body.objects("list", Presence::required).empty());
    EXPECT_FALSE(body.texts("words", Presence::required));
    ASSERT_EQ(body.flaws().size(), 2U);
    for (const Flaw& flaw : body.flaws()) EXPECT_EQ(flaw.message, "List should have at most 5000 items");
}

TEST(BodyInputTest, says_of_an_integer_beyond_64_bits_that_it_is_too_large) {
    for (const char* number : {"1e21", "99999999999999999999", "18446744073709551615"}) {
        http::JsonReader reader;
        const std::string text = R"({"quantity":)" + std::string(number) + R"(,"id":)" + number + "}";
        BodyInput body(reader, text);
        EXPECT_FALSE(body.integer("quantity", Presence::required, {.min = 1, .max = 100}));
        EXPECT_EQ(body.id("id", Presence::required), INT64_MAX) << "an id that nothing has";
        ASSERT_EQ(body.flaws().size(), 1U);
        EXPECT_EQ(body.flaws().front().message, "Input should be less than or equal to 100");
    }
}

} // namespace
} // namespace cartwright
