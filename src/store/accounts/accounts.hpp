#pragma once

#include "domain/accounts/account.hpp"
#include "store/engine/transaction.hpp"

/// Who buys, as stored.
namespace cartwright::store::accounts {

/// Adds the account or changes its name and address.
void put(Transaction& transaction, const Account& account);

std::optional<Account> find(Transaction& transaction, AccountId id);
std::optional<Account> numbered(Transaction& transaction, Account::Kind kind, std::int64_t number);

/// `parent` is whose customer it is.
std::optional<Account> with_email(Transaction& transaction, Account::Kind kind, std::optional<AccountId> parent,
                                  std::string_view email);

/// Keeps others from changing what belongs to the account until the end of the transaction.
void lock(Transaction& transaction, AccountId account);

} // namespace cartwright::store::accounts
