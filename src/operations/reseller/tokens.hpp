#pragma once

#include "domain/accounts/account.hpp"
#include "operations/work.hpp"

#include <string>

/// Authentication of resellers' programs. A refresh token is used once, for an access token and the next refresh token.
namespace cartwright::operations {

inline constexpr std::int64_t access_life_ms = std::int64_t{2} * 60 * 60 * 1000;        // reseller §2: 2 hours
inline constexpr std::int64_t refresh_life_ms = std::int64_t{32} * 24 * 60 * 60 * 1000; // reseller §2: 32 days

/// The credentials of a reseller's program. Only their hashes are stored.
struct Tokens {
    std::string access;
    std::string refresh;
};

struct RefreshAccess {
    std::string hash; // of the refresh token
    std::string door; // the API that the access token is for
};

/// Without tokens: the refresh token had been used before, longer ago than `token_reuse_ms`. It may have been stolen,
/// so its whole family is revoked. The revocation is stored.
struct Refreshed {
    std::optional<Tokens> tokens{};
};

/// Refused: grant_invalid. Of two concurrent requests with the same token one succeeds. A repeated token is refused.
/// Soon after its use (a client that retries because it lost the answer) nothing else happens.
Result<Refreshed> refresh_access(Work& work, const RefreshAccess& wish);

struct ShowAccess {
    std::string hash; // of the access token
    std::string door;
};

/// How long the access token is valid, and how long its family is.
struct AccessLeft {
    std::int64_t access_ms = 0;
    std::int64_t refresh_ms = 0;
};

/// Refused: grant_invalid.
Result<AccessLeft> show_access(Work& work, const ShowAccess& wish);

/// Adds a reseller's account, with the number by which its API knows it.
struct AddReseller {
    std::string name;
};
Result<Account> add_reseller(Work& work, const AddReseller& wish);

/// Issues the first refresh token of a new family. `token`: its value, where it need not be random.
struct IssueToken {
    std::int64_t account = 0; // its number
    std::string token{};
};
struct IssuedToken {
    std::string token; // not shown again
    Account account;
};

/// Refused: account_not_found.
Result<IssuedToken> issue_token(Work& work, const IssueToken& wish);

} // namespace cartwright::operations
