#pragma once

#include "domain/members/member.hpp"
#include "domain/members/one_time_code.hpp"
#include "store/engine/transaction.hpp"

/// Tokens, codes and links of members, as stored: never the value itself, only its hash.
namespace cartwright::store::member_access {

void add_token(Transaction& transaction, std::string_view hash, AccountId member, Instant expires_at);

/// Deletes the tokens that would expire first, at most ten in one call, and keeps `left` of them.
void end_oldest_tokens(Transaction& transaction, AccountId member, std::int64_t left);
void end_tokens(Transaction& transaction, AccountId member);
void end_token(Transaction& transaction, std::string_view hash);

/// The member of a token, in an application.
struct Bearer {
    AccountId member;
    Instant expires_at{};
    bool is_admin = false;
    std::string secret; // must come with the token
};
std::optional<Bearer> who(Transaction& transaction, std::string_view token_hash, std::string_view app);

/// Returns a member's secret in an application. Stores `fresh` when there is none yet.
std::string secret_of(Transaction& transaction, AccountId member, std::string_view app, const std::string& fresh);

/// Stores a code. A member has one code: the new one replaces the last.
void put_code(Transaction& transaction, const OneTimeCode& code);
std::optional<OneTimeCode> code_of(Transaction& transaction, AccountId member);

/// `email` is the address that the link confirms.
struct Link {
    AccountId member;
    std::string email;
    Instant expires_at{};
};
void add_link(Transaction& transaction, std::string_view hash, MemberPurpose purpose, const Link& link);
std::optional<Link> link(Transaction& transaction, std::string_view hash, MemberPurpose purpose);
/// Deletes the links of a member for a purpose, and erases the messages that carried them.
void end_links(Transaction& transaction, AccountId member, MemberPurpose purpose);

/// Deletes up to `limit` expired tokens and as many links; returns how many.
std::int64_t remove_old(Transaction& transaction, Instant now, std::int64_t limit);

} // namespace cartwright::store::member_access
