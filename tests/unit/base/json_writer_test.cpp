#include "base/json/json_writer.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace cartwright {

namespace {

TEST(JsonWriter, writes_a_reply_in_reading_order) {
    JsonWriter json;
    json.object([&] {
        json.field("cart_id", "a1b2");
        json.array("items", std::vector{3, 5}, [&](int product) {
            json.object([&] {
                json.field("product_id", std::int64_t{product});
                json.object("nothing", [] {});
            });
        });
        json.array("none", std::vector<int>{}, [](int) {});
        json.money("total", 17998);
        json.hundredths("rating", 470);
        json.field("closed", false);
        json.null("coupon");
        json.key("address");
        json.raw(R"({"city":"Ulm"})");
        json.array("names", std::vector{"a", "b"}, [&](const char* name) { json.text(name); });
        json.array("raw", std::vector{"1", "{}"}, [&](const char* value) { json.raw(value); });
        json.field("last", std::numeric_limits<std::int64_t>::min());
    });
    EXPECT_EQ(json.take(), R"({"cart_id":"a1b2","items":[{"product_id":3,"nothing":{}},{"product_id":5,"nothing":{}}],)"
                           R"("none":[],"total":179.98,"rating":4.7,"closed":false,"coupon":null,)"
                           R"("address":{"city":"Ulm"},"names":["a","b"],"raw":[1,{}],"last":-9223372036854775808})");
}

TEST(JsonWriter, escapes_what_may_not_stand_in_a_text) {
    using namespace std::string_view_literals;
    struct {
        std::string_view text;
        const char* json;
    } constexpr cases[] = {
        {"", R"("")"},
        {"plain", R"("plain")"},
        {"\"quoted\"", R"("\"quoted\"")"},
        {"back\\slash/", R"("back\\slash/")"},
        {"\n\r\t", R"("\n\r\t")"},
        {"\0\x01\x1F"sv, R"("\u0000\u0001\u001f")"},
        {"é € 😀 \x7F", "\"é € 😀 \x7F\""},
    };
    for (const auto& c : cases) {
        JsonWriter json;
        json.text(c.text);
        EXPECT_EQ(json.take(), c.json);
    }
}

} // namespace

} // namespace cartwright
