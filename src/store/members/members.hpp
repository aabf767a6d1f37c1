#pragma once

#include "domain/members/member.hpp"
#include "store/engine/transaction.hpp"

/// Who has an account and signs in, as stored.
namespace cartwright::store::members {

/// False when the address or number is another's.
bool add(Transaction& transaction, const Member& member);

/// `Words::other` when name, address or number have changed.
enum class Words : bool { same, other };
void change(Transaction& transaction, const Member& member, Words words);
void remove(Transaction& transaction, AccountId member);

std::optional<Member> find(Transaction& transaction, AccountId id);
std::optional<Member> with_email(Transaction& transaction, std::string_view email);
std::optional<Member> with_mobile(Transaction& transaction, std::string_view mobile);

/// Keeps others from changing the member until the end of the transaction. To be read after this, not before.
void lock(Transaction& transaction, AccountId member);

/// Keeps others from taking the rights of an admin until the end of the transaction. To be called before `lock`.
void lock_admins(Transaction& transaction);

/// Whether there is an admin beside that member who can sign in: with a confirmed address or number.
bool has_other_admin(Transaction& transaction, AccountId member);

/// Those with words that begin with each of these, which are not empty.
std::vector<Member> with_words(Transaction& transaction, const std::vector<std::string>& beginnings,
                               std::int64_t limit);

/// Whom a provider knows by that name.
std::optional<AccountId> with_identity(Transaction& transaction, std::string_view provider, std::string_view subject);
void add_identity(Transaction& transaction, std::string_view provider, std::string_view subject, AccountId member);
bool has_identity(Transaction& transaction, AccountId member);

} // namespace cartwright::store::members
