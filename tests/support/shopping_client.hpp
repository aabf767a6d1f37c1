#pragma once

#include "support/http_call.hpp"

#include <cstdint>
#include <string>

namespace cartwright::tests {

/// The application of the demo.
struct Application {
    std::string api_key = "64656d6f206170706c69636174696f6e20206f6620636172747772696768742e";
    std::string app = "5a85ae25e138231aa93495e3";
};

/// What somebody who has signed in shows.
struct SignedInMember {
    std::string token;
    std::string es;
    std::string app;

    [[nodiscard]] Headers headers() const;
};

/// An application of the shop's members, as they use it; and the mails and text messages that they get in a rehearsal.
/// Safe from many threads.
class ShoppingClient {
  public:
    /// Requests come from `address`, where the shop believes in X-Forwarded-For.
    explicit ShoppingClient(std::uint16_t port, std::string address = {}, Application application = {})
        : port_(port), address_(std::move(address)), application_(std::move(application)) {}

    /// In target and body, <api_key> and <app_id> stand for the application's. Nothing when there was no answer.
    [[nodiscard]] std::optional<Answer> ask(const std::string& method, const std::string& target,
                                            const std::string& body = {}, const Headers& headers = {}) const;

    /// `login` is an address or a number.
    [[nodiscard]] std::optional<Answer> sign_up(const std::string& login, const std::string& password) const;
    [[nodiscard]] std::optional<Answer> sign_in(const std::string& login, const std::string& password) const;

    /// PUT /authenticate/users: `changes` are members of the user, "\"email\":\"a@b\"".
    [[nodiscard]] std::optional<Answer> change(const SignedInMember& member, const std::string& password,
                                               const std::string& changes) const;

    [[nodiscard]] std::optional<Answer> send_code(const std::string& number, const std::string& intent = {}) const;
    [[nodiscard]] std::optional<Answer> check_code(const std::string& number, const std::string& code) const;
    [[nodiscard]] std::optional<Answer> poll_code(const std::string& number, const std::string& code,
                                                  const std::string& intent = {}) const;
    [[nodiscard]] std::optional<Answer> ask_for_link(const std::string& what, const std::string& email) const;
    [[nodiscard]] std::optional<Answer> reset_password(const std::string& token, const std::string& password) const;

    /// The last code, or what stands in the last link, that was sent there. Throws std::runtime_error.
    [[nodiscard]] std::string code_sent_to(const std::string& number) const;
    [[nodiscard]] std::string link_sent_to(const std::string& email) const;

    /// An account whose key is confirmed, signed in. Throws std::runtime_error.
    void make_member(const std::string& login, const std::string& password) const;
    [[nodiscard]] SignedInMember signed_in(const std::string& login, const std::string& password) const;
    [[nodiscard]] SignedInMember new_member(const std::string& login, const std::string& password) const;

    /// The id of who has signed in.
    [[nodiscard]] std::string id_of(const SignedInMember& member) const;

    [[nodiscard]] const Application& application() const { return application_; }

  private:
    [[nodiscard]] std::string messages_to(const std::string& recipient) const;

    std::uint16_t port_;
    std::string address_;
    Application application_;
};

/// {"…":"…", "api_key":…, "current_app_id":…}, with placeholders for the application's.
std::string with_application(const std::string& members);
inline constexpr const char* application_in_query = "api_key=<api_key>&current_app_id=<app_id>";

} // namespace cartwright::tests
