#pragma once

#include "domain/members/member.hpp"
#include "operations/accounts/access.hpp"
#include "operations/accounts/limits.hpp"

/// How members come in, and what they are sent to be let in.
namespace cartwright::operations {

/// Who comes with a token: its secret in the application has to come too, and the key of an application (client_unknown
/// otherwise), which is all that a route for applications asks for. Refused: not_authorized; member_not_found, when it
/// is for admins.
Result<Actor> identify_member(Work& work, const Credentials& shown, const Scopes& scopes);

/// The same without an application: who has signed in on the shop's own pages.
Result<Actor> identify_visitor(Work& work, const Credentials& shown, const Scopes& scopes);

/// The application that the shop's own pages are.
inline constexpr std::string_view own_pages = "web";

/// Whose application it is. Refused: client_unknown.
Result<AccountId> identify_client(Work& work, const Credentials& shown);

/// What a member comes in with. The token is known here only now: its hash is kept.
struct MemberTokens {
    std::string token;
    std::string secret; // the same with each token of the member in that application
};
MemberTokens issue_tokens(Work& work, const Member& member, std::string_view app);

/// Who names somebody by an address or number that nobody has may not do so for long: he would learn who is here.
/// Refused: too_many_attempts, from one address; then nobody is told anything.
Result<void> check_identifier_limit(Work& work, std::string_view from);
Result<void> count_unknown_identifier(Work& work, std::string_view from);

/// A message to a member's number, or address. Refused: too_many_attempts, to that number or address, from the address
/// that requests it (empty: an administrator or the shop does, and nothing is counted) or of all callers.
Result<void> send_code(Work& work, const Member& member, MemberPurpose purpose, std::string_view asked_from);
Result<void> send_link(Work& work, const Member& member, MemberPurpose purpose, std::string_view asked_from);

/// The link to unlock an account that failed sign-ins have locked. It is counted by its recipient, apart from messages
/// that are requested, so that those cannot block it. Nothing is sent beyond ten a day.
void send_unlock_link(Work& work, const Member& member);

/// The link to set a password, to a member without one whom an admin has made: by mail or to the number, whichever is
/// confirmed.
Result<void> send_first_password(Work& work, Member& member);

/// What comes with a member's first confirmed key: an application of its own, and a password if an admin has made it.
/// `member` is to be written down after that.
Result<void> welcome(Work& work, Member& member);

/// Removes an unconfirmed claim of another account than `owner` on this address. An account that has never had a
/// confirmed key, to which nobody can have signed in, ends with it.
void free_unconfirmed_email(Work& work, const std::string& email, AccountId owner);

/// What is known of a one-time code.
std::string hash_of_code(AccountId member, std::string_view code);

} // namespace cartwright::operations
