#pragma once

#include "domain/accounts/account.hpp"
#include "store/engine/transaction.hpp"

/// Accounts of buyers, as stored.
namespace cartwright::store::accounts {

/// Adds the account, or changes its name and e-mail address.
void put(Transaction& transaction, const Account& account);

std::optional<Account> find(Transaction& transaction, AccountId id);
std::optional<Account> numbered(Transaction& transaction, Account::Kind kind, std::int64_t number);

/// `parent` is the account whose customer it is.
std::optional<Account> with_email(Transaction& transaction, Account::Kind kind, std::optional<AccountId> parent,
                                  std::string_view email);

/// Locks the account until the end of the transaction, so that no other transaction changes what belongs to it.
void lock(Transaction& transaction, AccountId account);

} // namespace cartwright::store::accounts
