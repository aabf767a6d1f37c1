#pragma once

#include "domain/members/password.hpp"

#include <cstdint>
#include <string>

namespace cartwright {

/// Settings of member accounts.
struct MemberTerms {
    std::int64_t token_life_ms = std::int64_t{2} * 24 * 60 * 60 * 1000; // shopping 2d.6: "will expire every 2 days"
    std::string region = "IN";                        // the country whose mobile numbers need no country code
    std::string public_url = "http://127.0.0.1:8000"; // base URL of links in mails
    std::string seller_name{};                        // in mails
    CommonPasswords common_passwords = CommonPasswords::refused;
};

} // namespace cartwright
