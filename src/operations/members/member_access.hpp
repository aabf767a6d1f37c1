#pragma once

#include "domain/members/member.hpp"
#include "operations/accounts/access.hpp"
#include "operations/accounts/rate_limits.hpp"

/// Authentication of members, and the codes and links that they are sent for it.
namespace cartwright::operations {

/// Identifies a member by token. The token's secret in the application and the key of an application are required too
/// (client_unknown otherwise). A route for applications requires only the application's key. Refused: not_authorized;
/// malformed, when the body is unreadable; member_not_found, when the route is for admins.
Result<Actor> identify_member(Work& work, const Credentials& shown, const Scopes& scopes);

/// The same without an application, for members who have signed in on the shop's own pages.
Result<Actor> identify_visitor(Work& work, const Credentials& shown, const Scopes& scopes);

/// The application id of the shop's own pages.
inline constexpr std::string_view own_pages = "web";

/// The owner of an application. Refused: client_unknown.
Result<AccountId> identify_client(Work& work, const Credentials& shown);

/// The credentials of a member who has signed in. Only the hash of the token is stored.
struct MemberTokens {
    std::string token;
    std::string secret; // the same for all tokens of the member in that application
};
MemberTokens issue_tokens(Work& work, const Member& member, std::string_view app);

/// Rate-limits look-ups of unknown addresses and numbers by network address, to prevent account enumeration. Above the
/// limit every look-up from that address is refused. Refused: too_many_attempts.
Result<void> check_identifier_limit(Work& work, std::string_view from);
Result<void> count_unknown_identifier(Work& work, std::string_view from);

/// Sends a message to a member's number or address. Refused: too_many_attempts, to that number or address, from the
/// requesting address, or of all callers. An empty `asked_from` means an administrator or the shop: nothing is counted.
Result<void> send_code(Work& work, const Member& member, MemberPurpose purpose, std::string_view asked_from);
Result<void> send_link(Work& work, const Member& member, MemberPurpose purpose, std::string_view asked_from);

/// Sends a link to unlock an account that failed sign-ins have locked. It has its own limit by recipient, so that
/// requested messages cannot block it. At most ten links are sent a day.
void send_unlock_link(Work& work, const Member& member);

/// Sends a link to set a password to a member whom an admin has created without one. It goes out by mail when the
/// address is confirmed, and otherwise by SMS.
Result<void> send_first_password(Work& work, Member& member);

/// Creates the application that comes with a member's first confirmed key. Also sends the link to set a password when
/// an admin has created the account. The caller stores `member` afterwards.
Result<void> create_client(Work& work, Member& member);

/// Removes an unconfirmed claim of another account than `owner` on this address. An account that has never had a
/// confirmed key is removed with it, unless an admin has created the account. An account with no other key than the
/// address keeps it, once it has been used.
void free_unconfirmed_email(Work& work, const std::string& email, AccountId owner);

/// The hash under which a one-time code is stored.
std::string hash_of_code(AccountId member, std::string_view code);

} // namespace cartwright::operations
