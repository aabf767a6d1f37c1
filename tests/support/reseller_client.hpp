#pragma once

#include "support/http_call.hpp"

#include <cstdint>
#include <string>

namespace cartwright::tests {

/// The text of the first member of that name in a JSON text; empty when there is none.
std::string text_of(const std::string& json, const std::string& name);

/// A program of a reseller: with a refresh token it comes in, and then asks for what it wants.
class ResellerClient {
  public:
    /// Throws std::runtime_error when the refresh token is none.
    ResellerClient(std::uint16_t port, const std::string& refresh_token);

    /// `target` without /api/v3. Nothing when there was no answer.
    [[nodiscard]] std::optional<Answer> ask(const std::string& method, const std::string& target,
                                            const std::string& body = {}, const std::string& key = {}) const;

    [[nodiscard]] const std::string& access_token() const { return access_token_; }

  private:
    std::uint16_t port_;
    std::string access_token_;
};

/// What `cartwright reseller add` prints: the number of the new account, and its refresh token.
struct NewReseller {
    std::string account;
    std::string refresh_token;
};
NewReseller add_reseller(const std::string& database, const std::string& name);

inline constexpr const char* demo_refresh_token = "demo-reseller-refresh-token";

} // namespace cartwright::tests
