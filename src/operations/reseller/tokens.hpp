#pragma once

#include "domain/accounts/account.hpp"
#include "operations/work.hpp"

#include <string>

/// How programs of resellers come in: a refresh token is used once, for an access token and the next refresh token.
namespace cartwright::operations {

inline constexpr std::int64_t access_life_ms = std::int64_t{2} * 60 * 60 * 1000;        // reseller §2: 2 hours
inline constexpr std::int64_t refresh_life_ms = std::int64_t{32} * 24 * 60 * 60 * 1000; // reseller §2: 32 days

/// What a program of a reseller comes in with. Known here only now: their hashes are kept.
struct Tokens {
    std::string access;
    std::string refresh;
};

struct RefreshAccess {
    std::string hash; // of the refresh token
    std::string door; // that the access token is for
};

/// Without tokens: the refresh token had been used before, and not just now. Somebody else has it, so nobody comes in
/// with its family any more; that is kept.
struct Refreshed {
    std::optional<Tokens> tokens{};
};

/// Refused: grant_invalid. Of two who come with the same token at the same time one wins. The same token once more is
/// refused; soon after (a client that tries again because it lost the answer) that is all that happens.
Result<Refreshed> refresh_access(Work& work, const RefreshAccess& wish);

struct ShowAccess {
    std::string hash; // of the access token
    std::string door;
};

/// How long the access token is good for, and how long its family can go on.
struct AccessLeft {
    std::int64_t access_ms = 0;
    std::int64_t refresh_ms = 0;
};

/// Refused: grant_invalid.
Result<AccessLeft> show_access(Work& work, const ShowAccess& wish);

/// A reseller's account, by the number that its door knows it by.
struct AddReseller {
    std::string name;
};
Result<Account> add_reseller(Work& work, const AddReseller& wish);

/// The first refresh token of a new family. `token`: what it is, where it need not be random.
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
