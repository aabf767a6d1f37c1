#include "tests/support/certificate.hpp"
#include "tests/support/waiting.hpp"
#include "tests/unit/http/test_site.hpp"

#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

namespace cartwright::tests {

namespace {

/// Speaks TLS over a raw connection.
class TlsClient {
  public:
    TlsClient(std::uint16_t port, int version, const char* ciphers = "ALL:@SECLEVEL=0")
        : raw_(port), context_(SSL_CTX_new(TLS_client_method())), tls_(SSL_new(context_)) {
        SSL_set_min_proto_version(tls_, version);
        SSL_set_max_proto_version(tls_, version);
        SSL_set_cipher_list(tls_, ciphers);
        SSL_set_fd(tls_, raw_.descriptor());
        connected_ = SSL_connect(tls_) == 1;
    }
    ~TlsClient() {
        SSL_free(tls_);
        SSL_CTX_free(context_);
    }
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }
    bool send(const std::string& bytes) { return SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size())) > 0; }

    /// Reads until `text` has been read, or there is nothing more.
    std::string read_until(const std::string& text) {
        std::string got;
        char bytes[16 * 1024];
        while (got.find(text) == std::string::npos) {
            const int length = SSL_read(tls_, bytes, sizeof bytes);
            if (length <= 0) break;
            got.append(bytes, static_cast<std::size_t>(length));
        }
        return got;
    }

    /// True when the server says good-bye as TLS wants it: nobody has cut the reply short.
    bool ended() {
        char byte = 0;
        return SSL_read(tls_, &byte, 1) == 0 && (SSL_get_shutdown(tls_) & SSL_RECEIVED_SHUTDOWN) != 0;
    }

  private:
    RawClient raw_;
    SSL_CTX* context_;
    SSL* tls_;
    bool connected_ = false;
};

TEST(Tls, carries_requests_like_any_connection) {
    const Certificate certificate;
    TestSite site(
        {.limits = {.body_bytes = 2'000'000}, .tls_certificate = certificate.path(), .tls_key = certificate.key()});
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(site.port(), version);
        ASSERT_TRUE(client.connected());
        ASSERT_TRUE(client.send(post("/echo", "one") + post("/late", "two") + get("/echo")));
        const std::string replies = client.read_until("late two");
        EXPECT_NE(replies.find("\r\n\r\none"), std::string::npos);
        EXPECT_NE(replies.find("\r\n\r\nlate two"), std::string::npos);
        const std::string body = std::string(1'000'000, '.') + "end";
        ASSERT_TRUE(client.send(post("/echo", body)));
        EXPECT_GE(client.read_until("end").size(), body.size());
        ASSERT_TRUE(client.send(get("/echo", "Connection: close\r\n")));
        client.read_until("Content-Length: 0\r\n\r\n");
        EXPECT_TRUE(client.ended());
    }
}

TEST(Tls, is_spoken_in_no_old_version) {
    const Certificate certificate;
    TestSite site({.tls_certificate = certificate.path(), .tls_key = certificate.key()});
    EXPECT_FALSE(TlsClient(site.port(), TLS1_1_VERSION).connected());
    EXPECT_TRUE(TlsClient(site.port(), TLS1_2_VERSION).connected());
}

TEST(Tls, has_forward_secrecy_in_all_that_it_speaks) {
    const Certificate certificate(Certificate::Kind::rsa);
    TestSite site({.tls_certificate = certificate.path(), .tls_key = certificate.key()});
    for (const char* open : {"AES256-GCM-SHA384", "AES128-SHA", "kRSA"})
        EXPECT_FALSE(TlsClient(site.port(), TLS1_2_VERSION, open).connected()) << open;
    for (const char* good : {"ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-CHACHA20-POLY1305"})
        EXPECT_TRUE(TlsClient(site.port(), TLS1_2_VERSION, good).connected()) << good;
}

TEST(Tls, ends_a_connection_that_does_not_speak_it) {
    const Certificate certificate;
    TestSite site({.limits = {.head_time = std::chrono::milliseconds(300)},
                   .tls_certificate = certificate.path(),
                   .tls_key = certificate.key()});
    RawClient plain(site.port());
    EXPECT_FALSE(plain.ask(get("/")));
    RawClient silent(site.port());
    EXPECT_FALSE(silent.reply());
    EXPECT_TRUE(TlsClient(site.port(), TLS1_3_VERSION).connected());
}

TEST(Tls, answers_and_closes_what_takes_too_long) {
    const Certificate certificate;
    TestSite site({.limits = {.head_time = std::chrono::milliseconds(300)},
                   .tls_certificate = certificate.path(),
                   .tls_key = certificate.key()});
    TlsClient client(site.port(), TLS1_3_VERSION);
    ASSERT_TRUE(client.send("GET / HT"));
    EXPECT_NE(client.read_until("too long").find(" 408 "), std::string::npos);
}

TEST(Tls, is_drained_too) {
    const Certificate certificate;
    TestSite site({.tls_certificate = certificate.path(), .tls_key = certificate.key()});
    TlsClient client(site.port(), TLS1_3_VERSION);
    ASSERT_TRUE(client.send(get("/held")));
    ASSERT_TRUE(becomes_true([&] { return site.begun() == 1; }));
    std::thread reader([&] {
        EXPECT_TRUE(becomes_true([&] { return !RawClient(site.port()).connected(); })) << "it is drained";
        site.release();
        EXPECT_NE(client.read_until("late ").find("Connection: close"), std::string::npos);
    });
    EXPECT_TRUE(site.server().drain(std::chrono::milliseconds(5000)));
    reader.join();
}

TEST(Tls, leaves_calls_of_the_process_to_itself_plain) {
    const Certificate certificate;
    const auto handle = [](const http::Request&, http::Responder responder) { responder.send({.body = "inside"}); };
    const auto complain = [](int status, std::string_view, std::string_view) { return http::Reply{.status = status}; };
    http::Server server({.threads = 1,
                         .limits = {.connections = 1},
                         .hosts = {"shop.example"},
                         .tls_certificate = certificate.path(),
                         .tls_key = certificate.key()},
                        {.handle = handle, .complain = complain, .finished = {}});
    const std::uint16_t outer = server.listen("127.0.0.1:0");
    const std::uint16_t inner = server.listen_inside();
    server.start();
    const TlsClient guest(outer, TLS1_3_VERSION); // there is room for one
    ASSERT_TRUE(guest.connected());
    const auto ask = [&](const std::string& host) {
        RawClient client(inner);
        return client.ask("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    };
    const auto answer = ask("127.0.0.1:" + std::to_string(inner));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_EQ(answer->body, "inside");
    for (const char* host : {"shop.example", "evil.example", "localhost"}) EXPECT_EQ(ask(host).value().status, 421);
}

TEST(Tls, wants_a_certificate_with_its_key) {
    const Certificate certificate;
    EXPECT_ANY_THROW(http::Server({.tls_certificate = certificate.path()}, {}));
    EXPECT_ANY_THROW(http::Server({.tls_key = certificate.key()}, {}));
    EXPECT_ANY_THROW(http::Server({.tls_certificate = certificate.key(), .tls_key = certificate.key()}, {}));
    EXPECT_ANY_THROW(http::Server({.tls_certificate = "/nowhere", .tls_key = "/nowhere"}, {}));
}

} // namespace

} // namespace cartwright::tests
