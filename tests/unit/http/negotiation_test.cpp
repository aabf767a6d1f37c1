#include "http/gzip.hpp"
#include "tests/unit/http/test_site.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

namespace cartwright::tests {

namespace {

std::string decompressed(const std::string& bytes, std::size_t size) {
    std::string text(size + 1, '\0');
    z_stream stream{};
    constexpr int gzip_only = 15 + 16;
    inflateInit2(&stream, gzip_only);
    std::string copy = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(copy.data());
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int result = inflate(&stream, Z_FINISH);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return result == Z_STREAM_END ? text : "not gzip";
}

TEST(Gzip, is_used_when_the_client_takes_it_and_the_reply_is_long_enough) {
    struct {
        const char* accepted;
        std::size_t size;
        bool compressed;
    } constexpr cases[] = {
        {"gzip", 1400, true},      {"gzip", 1399, false},     {"deflate, gzip;q=0.5", 2000, true},
        {"*", 2000, true},         {"gzip;q=0", 2000, false}, {"gzip; q=0.000, *", 2000, false},
        {"identity", 2000, false}, {"", 2000, false},
    };
    TestSite site;
    RawClient client(site.port());
    for (const auto& c : cases) {
        const auto reply =
            client.ask(get("/bytes/" + std::to_string(c.size), "Accept-Encoding: " + std::string(c.accepted) + "\r\n"));
        ASSERT_TRUE(reply) << c.accepted;
        EXPECT_EQ(reply->header("Content-Encoding"), c.compressed ? "gzip" : "") << c.accepted;
        EXPECT_EQ(reply->header("Vary"), c.size >= 1400 ? "Accept-Encoding" : "") << c.accepted;
        const std::string body = c.compressed ? decompressed(reply->body, c.size) : reply->body;
        EXPECT_EQ(body, std::string(c.size, 'x')) << c.accepted;
    }
}

TEST(Gzip, tells_HEAD_what_GET_would_get) {
    TestSite site;
    RawClient client(site.port());
    const std::string accepts = "Accept-Encoding: gzip\r\n";
    const auto whole = client.ask(get("/bytes/5000", accepts));
    const auto head = client.ask("HEAD /bytes/5000 HTTP/1.1\r\nHost: a\r\n" + accepts + "\r\n", true);
    EXPECT_EQ(head->header("Content-Length"), whole->header("Content-Length"));
    EXPECT_EQ(head->header("Content-Encoding"), "gzip");
}

TEST(Gzip, is_admitted_or_not) {
    struct {
        const char* accepted;
        bool admitted;
    } constexpr cases[] = {
        {"gzip", true},         {"GZIP", true},
        {"x-gzip", true},       {" br , gzip ", true},
        {"gzip;q=1", true},     {"gzip;q=0.001", true},
        {"gzip;Q=0", false},    {"gzip;q=0.0", false},
        {"*;q=0", false},       {"*;q=0, gzip", true},
        {"gzip;q=0, *", false}, {"gzipped", false},
        {"br", false},          {"", false},
        {",,", false},          {"gzip;level=9", true},
    };
    for (const auto& c : cases) EXPECT_EQ(http::admits_gzip(c.accepted), c.admitted) << c.accepted;
}

TEST(Gzip, is_for_texts_that_get_smaller) {
    http::Gzip gzip;
    const std::string text(1000, 'x');
    EXPECT_EQ(decompressed(std::string(gzip.compressed(text)), 1000), text);
    EXPECT_TRUE(gzip.compressed("\x01\x02\x03").empty());
    for (const char* type : {"application/json", "application/problem+json", "text/html; charset=utf-8",
                             "application/javascript", "image/svg+xml"}) {
        EXPECT_TRUE(http::is_compressible(type)) << type;
    }
    for (const char* type : {"image/png", "application/zip", "application/octet-stream", ""})
        EXPECT_FALSE(http::is_compressible(type)) << type;
}

constexpr const char* from_shop = "Origin: https://shop.example\r\n";

TEST(Cors, shows_replies_to_the_origins_of_the_list) {
    struct {
        std::vector<std::string> origins;
        const char* headers;
        const char* allowed;
        const char* vary;
    } const cases[] = {
        {{}, from_shop, "", ""},
        {{"https://shop.example"}, from_shop, "https://shop.example", "Origin"},
        {{"https://a.example", "https://shop.example"}, from_shop, "https://shop.example", "Origin"},
        {{"https://a.example"}, from_shop, "", "Origin"},
        {{"https://shop.example:8443"}, from_shop, "", "Origin"},
        {{"https://shop.example"}, "", "", "Origin"},
        {{"https://shop.example"}, "Origin: null\r\n", "", "Origin"},
        {{"*"}, from_shop, "*", ""},
        {{"*"}, "", "", ""},
    };
    for (const auto& c : cases) {
        TestSite site({.cors_origins = c.origins});
        RawClient client(site.port());
        const auto reply = client.ask(get("/", c.headers));
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->header("Access-Control-Allow-Origin"), c.allowed);
        EXPECT_EQ(reply->header("Access-Control-Expose-Headers"), *c.allowed == '\0' ? "" : "X-Request-Id");
        EXPECT_EQ(reply->header("Vary"), c.vary);
        EXPECT_FALSE(reply->has("Access-Control-Allow-Methods"));
    }
}

std::string preflight(std::string_view headers) {
    return "OPTIONS /empty HTTP/1.1\r\nHost: a\r\n" + std::string(headers) + "\r\n";
}

TEST(Cors, answers_the_question_before_the_request) {
    TestSite site({.cors_origins = {"https://shop.example"}});
    RawClient client(site.port());
    const std::string asks = std::string(from_shop) + "Access-Control-Request-Method: PUT\r\n";
    const auto reply = client.ask(preflight(asks + "Access-Control-Request-Headers: Content-Type, X-A\r\n"));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 204);
    EXPECT_EQ(reply->header("Access-Control-Allow-Origin"), "https://shop.example");
    EXPECT_EQ(reply->header("Access-Control-Allow-Methods"), "GET, POST");
    EXPECT_EQ(reply->header("Access-Control-Allow-Headers"), "Content-Type, X-A");
    EXPECT_EQ(reply->header("Access-Control-Max-Age"), "600");

    const auto odd = client.ask(preflight(asks + "Access-Control-Request-Headers: a b, <c>\r\n"));
    EXPECT_TRUE(odd->has("Access-Control-Allow-Methods"));
    EXPECT_FALSE(odd->has("Access-Control-Allow-Headers"));
    EXPECT_FALSE(client.ask(preflight(from_shop))->has("Access-Control-Max-Age"));
    EXPECT_FALSE(client.ask(preflight("Origin: https://evil.example\r\nAccess-Control-Request-Method: PUT\r\n"))
                     ->has("Access-Control-Allow-Methods"));
}

} // namespace

} // namespace cartwright::tests
