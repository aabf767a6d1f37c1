#pragma once

#include "domain/members/member.hpp"
#include "store/engine/transaction.hpp"

/// Members, who have an account and sign in, as stored.
namespace cartwright::store::members {

/// Returns false when another member has the address or number.
bool add(Transaction& transaction, const Member& member);

/// `Words::other` means that name, address or number have changed.
enum class Words : bool { same, other };
void change(Transaction& transaction, const Member& member, Words words);
void remove(Transaction& transaction, AccountId member);

std::optional<Member> find(Transaction& transaction, AccountId id);
std::optional<Member> with_email(Transaction& transaction, std::string_view email);
std::optional<Member> with_mobile(Transaction& transaction, std::string_view mobile);

/// Locks the member until the end of the transaction. Read the member after this, not before.
void lock(Transaction& transaction, AccountId member);

/// Locks the rights of admins until the end of the transaction, so that no other transaction takes them away. Call it
/// before `lock`.
void lock_admins(Transaction& transaction);

/// Returns whether another admin can sign in: with a confirmed address or number.
bool has_other_admin(Transaction& transaction, AccountId member);

/// Returns members with words that begin with each of `beginnings`, which are not empty.
std::vector<Member> with_words(Transaction& transaction, const std::vector<std::string>& beginnings,
                               std::int64_t limit);

/// Returns the member whom a provider knows by `subject`.
std::optional<AccountId> with_identity(Transaction& transaction, std::string_view provider, std::string_view subject);
void add_identity(Transaction& transaction, std::string_view provider, std::string_view subject, AccountId member);
bool has_identity(Transaction& transaction, AccountId member);

} // namespace cartwright::store::members
