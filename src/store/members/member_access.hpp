#pragma once

#include "domain/members/member.hpp"
#include "store/engine/transaction.hpp"

/// What lets members in, as stored: never a token, code or link itself, only its hash.
namespace cartwright::store::member_access {

void add_token(Transaction& transaction, std::string_view hash, AccountId member, Instant expires_at);

/// Ends those that would end first, ten at a time, until `left` are left.
void end_oldest_tokens(Transaction& transaction, AccountId member, std::int64_t left);
void end_tokens(Transaction& transaction, AccountId member);
void end_token(Transaction& transaction, std::string_view hash);

/// Whose token it is, in an application.
struct Bearer {
    AccountId member;
    Instant expires_at{};
    bool is_admin = false;
    std::string secret; // that has to come with the token
};
std::optional<Bearer> who(Transaction& transaction, std::string_view token_hash, std::string_view app);

/// A member's secret in an application; `fresh` from now on when there is none yet.
std::string secret_of(Transaction& transaction, AccountId member, std::string_view app, const std::string& fresh);

/// One a member: the new one takes the place of the last.
void put_code(Transaction& transaction, const OneTimeCode& code);
std::optional<OneTimeCode> code_of(Transaction& transaction, AccountId member);

/// `email`: the address that is confirmed by it.
struct Link {
    AccountId member;
    std::string email;
    Instant expires_at{};
};
void add_link(Transaction& transaction, std::string_view hash, MemberPurpose purpose, const Link& link);
std::optional<Link> link(Transaction& transaction, std::string_view hash, MemberPurpose purpose);
/// With what the messages said that carried them.
void end_links(Transaction& transaction, AccountId member, MemberPurpose purpose);

/// Forgets what is over; returns how much.
std::int64_t remove_old(Transaction& transaction, Instant now, std::int64_t limit);

} // namespace cartwright::store::member_access
