#include "http/server/request_parser.hpp"

#include <algorithm>
#include <cstring>
#include <gtest/gtest.h>
#include <ostream>
#include <string>

namespace cartwright::http {

namespace {

using Progress = RequestParser::Progress;

/// Gives `bytes` to a parser in pieces of `size` and says what comes of it, request by request.
std::string outcome(std::string_view bytes, std::size_t size, const Limits& limits = {},
                    const std::vector<std::string>& hosts = {}) {
    RequestParser parser({.limits = limits, .hosts = hosts});
    std::string text;
    while (true) {
        switch (parser.advance()) {
        case Progress::complete: {
            const Request& request = parser.request();
            text += std::string(name_of(request.method)) + " " + std::string(request.path) + "?" +
                    std::string(request.query) + " [" + std::string(request.body) + "] ";
            for (const Header& header : request.headers) {
                text += std::string(header.name) + "=" + std::string(header.value) + ";";
            }
            text += parser.keep_alive() ? " keep\n" : " close\n";
            parser.next();
            continue;
        }
        case Progress::refused: return text + std::to_string(parser.problem().status);
        case Progress::interim: continue;
        case Progress::more: break;
        }
        if (bytes.empty()) return text + "more";
        const auto room = parser.room();
        const std::size_t length = std::min({bytes.size(), room.size(), size});
        std::memcpy(room.data(), bytes.data(), length);
        parser.filled(length);
        bytes.remove_prefix(length);
    }
}

struct Case {
    const char* name;
    std::string bytes;
    std::string expected;
};

std::ostream& operator<<(std::ostream& out, const Case& c) { return out << c.name; }

class Bytes : public testing::TestWithParam<Case> {};

TEST_P(Bytes, mean_the_same_in_whatever_pieces_they_come) {
    const Case& c = GetParam();
    EXPECT_EQ(outcome(c.bytes, std::string::npos), c.expected);
    for (const std::size_t size : {1U, 2U, 3U, 7U, 64U})
        EXPECT_EQ(outcome(c.bytes, size), c.expected) << "pieces of " << size;
}

std::string with(const std::string& headers, const std::string& rest = "") {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + rest;
}

const std::string plain = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

const Case served[] = {
    {"plain", "GET /a/b?c=d&e HTTP/1.1\r\nHost: a\r\n\r\n", "GET /a/b?c=d&e [] Host=a; keep\nmore"},
    {"blanks around a value", "GET / HTTP/1.1\r\nHost: \t a \t\r\n\r\n", "GET /? [] Host=a; keep\nmore"},
    {"two in one", plain + plain, "GET /? [] Host=a; keep\nGET /? [] Host=a; keep\nmore"},
    {"an empty line before", "\r\n" + plain, "GET /? [] Host=a; keep\nmore"},
    {"an empty line between", plain + "\r\n" + plain, "GET /? [] Host=a; keep\nGET /? [] Host=a; keep\nmore"},
    {"close", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
     "GET /? [] Host=a;Connection=close; close\nmore"},
    {"HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", "GET /? []  close\nmore"},
    {"HTTP/1.0 that stays", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
     "GET /? [] Connection=keep-alive; keep\nmore"},
    {"a length", with("Content-Length: 3\r\n", "abc") + plain,
     "POST /? [abc] Host=a;Content-Length=3; keep\nGET /? [] Host=a; keep\nmore"},
    {"half a body", with("Content-Length: 3\r\n", "ab"), "more"},
    {"chunks", with("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0A\r\n0123456789\r\n0\r\n\r\n") + plain,
     "POST /? [abc0123456789] Host=a;Transfer-Encoding=chunked; keep\nGET /? [] Host=a; keep\nmore"},
    {"chunks with extensions", with("Transfer-Encoding: Chunked\r\n", "3;a=b;c=\"d\"\r\nabc\r\n0;z\r\n\r\n"),
     "POST /? [abc] Host=a;Transfer-Encoding=Chunked; keep\nmore"},
    {"chunks with all that extensions may have",
     with("Transfer-Encoding: chunked\r\n", "3 ; a = \"d\\\"\\\\;e\" ;b\r\nabc\r\n0\r\n\r\n"),
     "POST /? [abc] Host=a;Transfer-Encoding=chunked; keep\nmore"},
    {"a port", "GET / HTTP/1.1\r\nHost: a:80\r\n\r\n", "GET /? [] Host=a:80; keep\nmore"},
    {"a port of IPv6", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", "GET /? [] Host=[::1]:80; keep\nmore"},
    {"an empty port", "GET / HTTP/1.1\r\nHost: a:\r\n\r\n", "GET /? [] Host=a:; keep\nmore"},
    {"chunks with trailers",
     with("Transfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\nHost: evil\r\nX: y\r\n\r\n") + plain,
     "POST /? [a] Host=a;Transfer-Encoding=chunked; keep\nGET /? [] Host=a; keep\nmore"},
    {"absolute form", "GET http://shop.example:80/a?b HTTP/1.1\r\nHost: other\r\n\r\n",
     "GET /a?b [] Host=other; keep\nmore"},
    {"absolute form without a path", "GET http://shop.example?b HTTP/1.1\r\nHost: a\r\n\r\n",
     "GET /?b [] Host=a; keep\nmore"},
    {"asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "OPTIONS *? [] Host=a; keep\nmore"},
    {"an expectation", with("Expect: 100-Continue\r\nContent-Length: 1\r\n", "x"),
     "POST /? [x] Host=a;Expect=100-Continue;Content-Length=1; keep\nmore"},
    {"an expectation in HTTP/1.0", "GET / HTTP/1.0\r\nExpect: wonders\r\n\r\n",
     "GET /? [] Expect=wonders; close\nmore"},
    {"bytes beyond ASCII in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \xC3\xA9\r\n\r\n",
     "GET /? [] Host=a;X=\xC3\xA9; keep\nmore"},
};
INSTANTIATE_TEST_SUITE_P(that_are_served, Bytes, testing::ValuesIn(served));

const Case refused[] = {
    {"no request line", "\x16\x03\x01\x02", "400"},
    {"a word", "HELLO\r\n", "400"},
    {"two empty lines before", "\r\n\r\n" + plain, "400"},
    {"HTTP/0.9", "GET /\r\n", "400"},
    {"two blanks", "GET  / HTTP/1.1\r\n", "400"},
    {"a blank at the end", "GET / HTTP/1.1 \r\n", "400"},
    {"a blank in the target", "GET /a b HTTP/1.1\r\n", "400"},
    {"a byte beyond ASCII in the target", "GET /\xC3\xA9 HTTP/1.1\r\n", "400"},
    {"a NUL in the target", std::string("GET /\0 HTTP/1.1\r\n", 17), "400"},
    {"a target without a slash", "GET a HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
    {"an asterisk for GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
    {"another scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
    {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505"},
    {"HTTP/2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", "505"},
    {"HTTP/1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", "505"},
    {"a misspelt version", "GET / HTTP/x.1\r\n", "400"},
    {"a version cut short", "GET / HT \r\n" + plain, "400"},
    {"no version, and the next line looks like a request", "GET / T \r\n" + plain, "400"},
    {"a method in small letters", "get / HTTP/1.1\r\nHost: a\r\n\r\n", "501"},
    {"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", "501"},
    {"CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", "501"},
    {"PROPFIND", "PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n", "501"},
    {"no host", "GET / HTTP/1.1\r\n\r\n", "400"},
    {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", "400"},
    {"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400"},
    {"a host with a blank", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400"},
    {"a port of letters", "GET / HTTP/1.1\r\nHost: localhost:abc\r\n\r\n", "400"},
    {"two ports", "GET / HTTP/1.1\r\nHost: localhost:80:80\r\n\r\n", "400"},
    {"a port that is too long", "GET / HTTP/1.1\r\nHost: localhost:000080\r\n\r\n", "400"},
    {"a port of letters in the target", "GET http://a:b/ HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
    {"an extension with half of its quotes", with("Transfer-Encoding: chunked\r\n", "1;a=\"b\r\na\r\n0\r\n\r\n"),
     "400"},
    {"an extension that is quoted twice", with("Transfer-Encoding: chunked\r\n", "1;a=\"b\"c\r\na\r\n0\r\n\r\n"),
     "400"},
    {"an extension without a name", with("Transfer-Encoding: chunked\r\n", "1;\r\na\r\n0\r\n\r\n"), "400"},
    {"an extension without a value", with("Transfer-Encoding: chunked\r\n", "1;a=\r\na\r\n0\r\n\r\n"), "400"},
    {"a user", "GET http://user@a/ HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
    {"a folded header", with("X: a\r\n b\r\n"), "400"},
    {"a folded first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", "400"},
    {"a bare line feed after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", "400"},
    {"bare line feeds", "GET / HTTP/1.1\r\nHost: a\n\n", "400"},
    {"a bare line feed in a value", with("X: a\nContent-Length: 3\r\n"), "400"},
    {"a bare carriage return in a value", with("X: a\rContent-Length: 3\r\n"), "400"},
    {"a NUL in a value", with(std::string("X: a\0b\r\n", 8)), "400"},
    {"a control character in a value", with("X: a\x01\r\n"), "400"},
    {"a header without a colon", with("X\r\n"), "400"},
    {"a header without a name", with(": x\r\n"), "400"},
    {"a blank before the colon", with("Content-Length : 3\r\n"), "400"},
    {"a blank in a name", with("Content Length: 3\r\n"), "400"},
    {"another expectation", with("Expect: wonders\r\n"), "417"},
    {"two expectations", with("Expect: 100-continue\r\nExpect: 100-continue\r\n"), "417"},
};
INSTANTIATE_TEST_SUITE_P(that_are_refused, Bytes, testing::ValuesIn(refused));

// Two servers in a row must not disagree on where a request ends: what could be read in two ways is refused.
const Case smuggled[] = {
    {"a length and chunks", with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400"},
    {"chunks and a length", with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), "400"},
    {"another coding and a length", with("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n"), "400"},
    {"two lengths", with("Content-Length: 5\r\nContent-Length: 6\r\n", "12345"), "400"},
    {"the same length twice", with("Content-Length: 5\r\nContent-Length: 5\r\n", "12345"), "400"},
    {"a list of lengths", with("Content-Length: 5, 5\r\n", "12345"), "400"},
    {"a negative length", with("Content-Length: -1\r\n"), "400"},
    {"a length with a sign", with("Content-Length: +5\r\n", "12345"), "400"},
    {"a hexadecimal length", with("Content-Length: 0x5\r\n", "12345"), "400"},
    {"an empty length", with("Content-Length: \r\n"), "400"},
    {"a length beyond 64 bits", with("Content-Length: 18446744073709551617\r\n", "1"), "400"},
    {"two codings", with("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"), "501"},
    {"two codings, chunked last", with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), "501"},
    {"an unknown coding", with("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), "501"},
    {"a quoted coding", with("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"), "501"},
    {"two fields of codings", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
     "400"},
    {"chunked twice", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), "400"},
    {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
    {"chunked behind a vertical tab",
     with("Transfer-Encoding: \x0B"
          "chunked\r\n",
          "0\r\n\r\n"),
     "400"},
    {"a chunk without a size", with("Transfer-Encoding: chunked\r\n", "\r\n"), "400"},
    {"a chunk with a negative size", with("Transfer-Encoding: chunked\r\n", "-1\r\n"), "400"},
    {"a chunk size with 0x", with("Transfer-Encoding: chunked\r\n", "0x1\r\na\r\n0\r\n\r\n"), "400"},
    {"a chunk size with a blank", with("Transfer-Encoding: chunked\r\n", "1 \r\na\r\n0\r\n\r\n"), "400"},
    {"a chunk size of 17 digits", with("Transfer-Encoding: chunked\r\n", "00000000000000001\r\na\r\n0\r\n\r\n"), "400"},
    {"a chunk of 2^64 bytes", with("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF\r\na"), "413"},
    {"a chunk that ends in a line feed", with("Transfer-Encoding: chunked\r\n", "1\na\r\n0\r\n\r\n"), "400"},
    {"a chunk longer than said", with("Transfer-Encoding: chunked\r\n", "1\r\nab\r\n0\r\n\r\n"), "400"},
    {"a chunk whose end is a line feed", with("Transfer-Encoding: chunked\r\n", "1\r\na\n0\r\n\r\n"), "400"},
    {"a control character in an extension", with("Transfer-Encoding: chunked\r\n", "1;\x01\r\na\r\n0\r\n\r\n"), "400"},
    {"a bare carriage return in an extension", with("Transfer-Encoding: chunked\r\n", "1;\r\r\na\r\n0\r\n\r\n"), "400"},
    {"a trailer that is none", with("Transfer-Encoding: chunked\r\n", "0\r\nGET / HTTP/1.1\r\n\r\n"), "400"},
};
INSTANTIATE_TEST_SUITE_P(that_smuggle, Bytes, testing::ValuesIn(smuggled));

struct LimitCase {
    const char* name;
    std::string within;
    std::string beyond;
    int status;
};

std::ostream& operator<<(std::ostream& out, const LimitCase& c) { return out << c.name; }

class Limit : public testing::TestWithParam<LimitCase> {};

constexpr Limits small{.head_bytes = 200, .headers = 4, .target_bytes = 50, .body_bytes = 10};

std::string head_of(std::size_t bytes) {
    const std::string start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    return start + std::string(bytes - start.size() - 4, 'x') + "\r\n\r\n";
}

TEST_P(Limit, is_served_at_and_refused_beyond) {
    const LimitCase& c = GetParam();
    for (const std::size_t size : {std::string::npos, std::size_t{1}, std::size_t{5}}) {
        EXPECT_TRUE(outcome(c.within, size, small).ends_with("keep\nmore")) << outcome(c.within, size, small);
        EXPECT_EQ(outcome(c.beyond, size, small), std::to_string(c.status));
    }
}

const std::string chunked_head = with("Transfer-Encoding: chunked\r\n");

const LimitCase limits[] = {
    {"target", "GET /" + std::string(49, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n",
     "GET /" + std::string(50, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
    {"target without an end", plain, "GET /" + std::string(120, 'a'), 414},
    {"bytes of a head", head_of(200), head_of(201), 431},
    {"head without an end", plain, "GET / HTTP/1.1\r\nX: " + std::string(200, 'a'), 431},
    {"headers", with("A: 1\r\nB: 2\r\nC: 3\r\n"), with("A: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n"), 431},
    {"length", with("Content-Length: 10\r\n", "0123456789"), with("Content-Length: 11\r\n", "0"), 413},
    {"one chunk", chunked_head + "A\r\n0123456789\r\n0\r\n\r\n", chunked_head + "B\r\n", 413},
    {"chunks", chunked_head + "6\r\n012345\r\n4\r\n6789\r\n0\r\n\r\n", chunked_head + "6\r\n012345\r\n5\r\n", 413},
    {"chunk extensions", chunked_head + "1;" + std::string(252, 'x') + "\r\na\r\n0\r\n\r\n",
     chunked_head + "1;" + std::string(253, 'x') + "\r\na\r\n0\r\n\r\n", 400},
    {"chunk extensions without an end", plain, chunked_head + "1;" + std::string(300, 'x'), 400},
    {"trailers", chunked_head + "0\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\n\r\n",
     chunked_head + "0\r\nA: 1\r\nB: 2\r\nC: 3\r\nD: 4\r\nE: 5\r\n\r\n", 431},
    {"bytes of trailers", chunked_head + "0\r\nA: " + std::string(193, 'x') + "\r\n\r\n",
     chunked_head + "0\r\nA: " + std::string(194, 'x') + "\r\n\r\n", 431},
};
INSTANTIATE_TEST_SUITE_P(of_a_request, Limit, testing::ValuesIn(limits));

TEST(Host, must_be_one_that_is_served) {
    const std::vector<std::string> hosts{"shop.example", "127.0.0.1", "[::1]"};
    struct {
        const char* host;
        bool served;
    } constexpr cases[] = {
        {"shop.example", true},
        {"SHOP.example:8000", true},
        {"127.0.0.1:80", true},
        {"[::1]:8000", true},
        {"[::1]", true},
        {"evil.example", false},
        {"shop.example.evil", false},
        {"", false},
        {"[::2]", false},
        {"[", false},
    };
    for (const auto& c : cases) {
        const std::string bytes = "GET / HTTP/1.1\r\nHost: " + std::string(c.host) + "\r\n\r\n";
        EXPECT_EQ(outcome(bytes, std::string::npos, {}, hosts).ends_with("421"), !c.served) << c.host;
    }
    const std::string absolute = "GET http://evil.example/ HTTP/1.1\r\nHost: shop.example\r\n\r\n";
    EXPECT_EQ(outcome(absolute, std::string::npos, {}, hosts), "421");
}

} // namespace

} // namespace cartwright::http
