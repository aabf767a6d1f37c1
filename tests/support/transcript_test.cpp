#include "support/expectation.hpp"
#include "support/transcript.hpp"

#include <gtest/gtest.h>
#include <stdexcept>

namespace cartwright::tests {

namespace {

TEST(TranscriptParserTest, reads_the_example_of_the_manual) {
    const Transcript transcript = parse_transcript("# flags: --hold-seconds 1\n"
                                                   "# From an empty cart.\n"
                                                   "POST /cart\n"
                                                   "----\n"
                                                   "200 {\"cart_id\": <cart>}\n"
                                                   "Content-Type: application/json\n"
                                                   "\n"
                                                   "@payments\n"
                                                   "@wait 250\n"
                                                   "POST /cart/<cart>/items   {\"product_id\": 3}\n"
                                                   "Content-Type: text/plain\n"
                                                   "X-Empty:\n"
                                                   "----\n"
                                                   "400\n"
                                                   "{\"detail\":\n"
                                                   "  \"no\"}\n"
                                                   "@crash\n");
    // The last line belongs to the body: an exchange ends with an empty line.
    ASSERT_EQ(transcript.steps.size(), 2U);
    EXPECT_EQ(transcript.flags, (std::vector<std::string>{"--hold-seconds", "1"}));
    const Step& first = transcript.steps[0];
    EXPECT_EQ(first.line, 3U);
    EXPECT_EQ(first.method, "POST");
    EXPECT_EQ(first.target, "/cart");
    EXPECT_EQ(first.body, "");
    EXPECT_EQ(first.expected.status, 200);
    EXPECT_EQ(first.expected.body, "{\"cart_id\": <cart>}");
    EXPECT_EQ(first.expected.headers, (Headers{{"Content-Type", "application/json"}}));
    const Step& second = transcript.steps[1];
    EXPECT_EQ(second.server, Step::Server::payments);
    EXPECT_EQ(second.wait_ms, 250);
    EXPECT_EQ(second.body, "{\"product_id\": 3}");
    EXPECT_EQ(second.headers, (Headers{{"Content-Type", "text/plain"}, {"X-Empty", ""}}));
    EXPECT_EQ(second.expected.body, "{\"detail\":\n  \"no\"}\n@crash");
}

TEST(TranscriptParserTest, reads_imports) {
    const Transcript transcript = parse_transcript("@import storefront/free.csv\n\nGET /a\n----\n204");
    ASSERT_EQ(transcript.steps.size(), 2U);
    EXPECT_EQ(transcript.steps[0].kind, Step::Kind::import);
    EXPECT_EQ(transcript.steps[0].target, "storefront/free.csv");
}

TEST(TranscriptParserTest, reads_crashes_and_bodies_on_their_own_lines) {
    const Transcript transcript = parse_transcript("@crash\n\nPOST /a\n{\n  \"b\": 1\n}\n----\n204");
    ASSERT_EQ(transcript.steps.size(), 2U);
    EXPECT_EQ(transcript.steps[0].kind, Step::Kind::crash);
    EXPECT_EQ(transcript.steps[1].body, "{\n  \"b\": 1\n}");
    EXPECT_EQ(transcript.steps[1].expected.status, 204);
}

TEST(TranscriptParserTest, refuses_what_is_no_transcript) {
    for (const char* text : {"GET /a\n", "GET /a\n----\n", "GET /a\n----\n2000 x\n", "get /a\n----\n200\n", "@who\n",
                             "GET /a\n\n----\n200\n", "GET /a\n----\n200\n\n# flags: --x\n"}) {
        EXPECT_THROW(parse_transcript(text), std::runtime_error) << text;
    }
}

TEST(TranscriptParserTest, replaces_bytes) {
    EXPECT_EQ(with_bytes(R"(a\x5b*3b\xFF)"), "a[[[b\xFF");
    EXPECT_EQ(with_bytes(R"({"a": "\n\u00e9"})"), R"({"a": "\n\u00e9"})");
}

struct BodyCase {
    const char* expected;
    const char* body;
    bool matches;
};

constexpr BodyCase body_cases[] = {
    {R"({"a": 1, "b": [1, 2]})", R"({"b":[1,2],"a":1.0})", true},
    {R"({"a": 1})", R"({"a":1,"b":2})", false},
    {R"({"a": 1, "b": 2})", R"({"a":1})", false},
    {R"({"a": 1, …})", R"({"a":1,"b":2})", true},
    {R"({…})", R"({"b":2})", true},
    {R"({"a": 1, …})", R"({"b":2})", false},
    {R"({"a": {…}})", R"({"a":[]})", false},
    {R"({"a": …})", R"({"a":[{"b":null}]})", true},
    {R"({"a": …})", R"({})", false},
    {R"({"a": [...]})", R"({"a":[1,2]})", true},
    {R"([1, …])", "[1,2,3]", true},
    {R"([1, …])", "[1]", true},
    {R"([1, …])", "[2]", false},
    {R"([1, 2])", "[2,1]", false},
    {R"([1])", "[1,2]", false},
    {R"(179.98)", "179.98", true},
    {R"(179.98)", "179.979", false},
    {R"(49820.02)", "49820.020", true},
    {R"(1)", R"("1")", false},
    {R"(true)", "1", false},
    {R"(null)", "null", true},
    {R"({"a": "Not enough stock for 'X'…"})", R"({"a":"Not enough stock for 'X' (available 3)."})", true},
    {R"({"a": "Not enough stock for 'X'…"})", R"({"a":"Not enough stock for 'Y'"})", false},
    {R"({"a": "…end"})", R"({"a":"an end, the end"})", true},
    {R"({"a": <x>, "b": <x>})", R"({"a":7,"b":7})", true},
    {R"({"a": <x>, "b": <x>})", R"({"a":7,"b":8})", false},
    {R"({"a": <x>, "b": "of <x>."})", R"({"a":"q","b":"of q."})", true},
    {R"({"a": <x:[0-9a-f]{12}>})", R"({"a":"0123456789ab"})", true},
    {R"({"a": <x:[0-9a-f]{12}>})", R"({"a":"0123456789abc"})", false},
    {R"({"a": <known>})", R"({"a":"captured"})", true},
    {R"({"a": <known>})", R"({"a":"other"})", false},
    {R"({"a": 1})", "not json", false},
    {R"({"a": 1)", R"({"a":1})", false},
    {"", "", true},
    {"", "{}", false},
    {"…", "anything", true},
    {"# HELP …\nsold <n> pieces", "# HELP a\nb\nsold 3 pieces", true},
    {"plain", "other", false},
};

TEST(ExpectationTest, compares_bodies) {
    for (const BodyCase& row : body_cases) {
        Names names{{"known", "captured"}};
        const auto problem = body_mismatch(row.expected, row.body, names);
        EXPECT_EQ(!problem.has_value(), row.matches)
            << row.expected << " / " << row.body << " / " << problem.value_or("");
    }
}

TEST(ExpectationTest, captures_values_as_they_are_written) {
    Names names;
    EXPECT_EQ(
        body_mismatch(R"({"a": <text>, "b": [<number>], "c": <price>})", R"({"a":"x","b":[12],"c":89.99})", names),
        std::nullopt);
    EXPECT_EQ(names, (Names{{"text", "x"}, {"number", "12"}, {"price", "89.99"}}));
    EXPECT_EQ(with_names("/a/<text>?n=<number>&p=<price>", names), "/a/x?n=12&p=89.99");
    EXPECT_THROW(with_names("/a/<unknown>", names), std::runtime_error);
}

TEST(ExpectationTest, compares_status_and_headers) {
    const Answer answer{.status = 405, .headers = {{"allow", "GET, HEAD, OPTIONS"}}, .body = ""};
    Names names;
    EXPECT_EQ(mismatch({.status = 405, .headers = {{"Allow", "GET, …"}, {"Location", "<none>"}}}, answer, names),
              std::nullopt);
    EXPECT_NE(mismatch({.status = 404}, answer, names), std::nullopt);
    EXPECT_NE(mismatch({.status = 405, .headers = {{"Allow", "GET"}}}, answer, names), std::nullopt);
    EXPECT_NE(mismatch({.status = 405, .headers = {{"Allow", "<none>"}}}, answer, names), std::nullopt);
    EXPECT_NE(mismatch({.status = 405, .headers = {{"Location", "/"}}}, answer, names), std::nullopt);
}

} // namespace

} // namespace cartwright::tests
