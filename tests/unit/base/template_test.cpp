#include "base/template.hpp"

#include <gtest/gtest.h>

namespace cartwright {
namespace {

TEST(TemplateTest, is_filled) {
    const TemplateValues values{
        .texts = {{"name", "Lital"}, {"empty", ""}},
        .lists = {{"lines", {{.texts = {{"name", "tea"}}}, {.texts = {{"name", "milk"}, {"count", "2"}}}}},
                  {"none", {}}}};
    const auto is = [&](std::string_view text, std::string_view expected) {
        EXPECT_EQ(filled(text, values, Escape::none), expected) << text;
    };
    is("", "");
    is("Dear {{name}}!", "Dear Lital!");
    is("{{name}}{{name}}", "LitalLital");
    is("{{unknown}}.", ".");
    is("{{#lines}}{{count}} {{name}};{{/lines}}", " tea;2 milk;");
    is("{{#none}}never{{/none}}", "");
    is("{{#unknown}}never{{/unknown}}", "");
    is("{{#name}}Dear {{name}}{{/name}}{{#empty}}never{{/empty}}", "Dear Lital");
    is("{{#lines}}{{#name}}[{{name}}]{{/name}}{{/lines}}", "[tea][milk]");
    is("{ {name} }", "{ {name} }");
    is("an open {{name", "an open Lital"); // a mistake in a template is not a crash
    is("an open {{#lines}}x", "an open xx");
}

TEST(TemplateTest, escapes_what_it_is_filled_with_and_nothing_else) {
    const TemplateValues values{.texts = {{"name", R"(<b class="x">'&'</b>)"}}};
    EXPECT_EQ(filled("<p>{{name}}</p>", values, Escape::html),
              "<p>&lt;b class=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;</p>");
    EXPECT_EQ(filled("<p>{{name}}</p>", values, Escape::none), R"(<p><b class="x">'&'</b></p>)");
    EXPECT_EQ(filled("{{name}}", {.texts = {{"name", "{{name}}"}}}, Escape::html), "{{name}}");
}

} // namespace
} // namespace cartwright
