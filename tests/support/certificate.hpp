#pragma once

#include <cstdio>
#include <filesystem>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <string>
#include <unistd.h>

namespace cartwright::tests {

/// A key and a certificate that it signs for itself, as files that are gone with the test.
class Certificate {
  public:
    enum class Kind : bool { elliptic, rsa };

    explicit Certificate(Kind kind = Kind::elliptic)
        : folder_(std::filesystem::temp_directory_path() / ("cartwright-tls-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
        constexpr unsigned rsa_bits = 2048;
        EVP_PKEY* pair = kind == Kind::rsa ? EVP_RSA_gen(rsa_bits) : EVP_EC_gen("P-256");
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

} // namespace cartwright::tests
