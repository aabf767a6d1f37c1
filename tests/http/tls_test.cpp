#include "tests/http/test_site.hpp"

#include <cstdio>
#include <filesystem>
#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace cartwright::tests {

namespace {

/// A key and a certificate that it signs for itself, as files that are gone with the test.
class Certificate {
  public:
    Certificate() : folder_(std::filesystem::temp_directory_path() / ("cartwright-tls-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
        EVP_PKEY* pair = EVP_EC_gen("P-256");
        X509* certificate = X509_new();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, pair);
        X509_NAME* name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("shop"), -1, -1, 0);
        X509_set_issuer_name(certificate, name);
        X509_sign(certificate, pair, EVP_sha256());
        if (FILE* file = std::fopen(path().c_str(), "w")) {
            PEM_write_X509(file, certificate);
            std::fclose(file);
        }
        if (FILE* file = std::fopen(key().c_str(), "w")) {
            PEM_write_PrivateKey(file, pair, nullptr, nullptr, 0, nullptr, nullptr);
            std::fclose(file);
        }
        X509_free(certificate);
        EVP_PKEY_free(pair);
    }
    ~Certificate() { std::filesystem::remove_all(folder_); }
    Certificate(const Certificate&) = delete;
    Certificate& operator=(const Certificate&) = delete;

    [[nodiscard]] std::string path() const { return folder_ / "certificate.pem"; }
    [[nodiscard]] std::string key() const { return folder_ / "key.pem"; }

  private:
    std::filesystem::path folder_;
};

/// Speaks TLS over a raw connection.
class TlsClient {
  public:
    TlsClient(std::uint16_t port, int version)
        : raw_(port), context_(SSL_CTX_new(TLS_client_method())), tls_(SSL_new(context_)) {
        SSL_set_min_proto_version(tls_, version);
        SSL_set_max_proto_version(tls_, version);
        SSL_set_cipher_list(tls_, "ALL:@SECLEVEL=0");
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
    ASSERT_TRUE(client.send(get("/slow/300")));
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    std::thread reader([&] { EXPECT_NE(client.read_until("late ").find("Connection: close"), std::string::npos); });
    EXPECT_TRUE(site.server().drain(std::chrono::milliseconds(5000)));
    reader.join();
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
