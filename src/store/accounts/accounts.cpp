#include "store/accounts/accounts.hpp"

#include "store/accounts/accounts.sql.hpp"

namespace cartwright::store::accounts {

namespace {

template <class... Parameters>
std::optional<Account> one(Transaction& transaction, const Query& query, const Parameters&... parameters) {
    const auto found = transaction.one(query, parameters...);
    if (!found) return std::nullopt;
    const Rows& row = *found->operator->();
    Account account{.id = {row.integer(0)},
                    .kind = parse_account_kind(row.text(1)),
                    .number = row.integer(2),
                    .name = std::string(row.text(4)),
                    .email = std::string(row.text(5))};
    if (!row.is_null(3)) account.parent = AccountId{row.integer(3)};
    return account;
}

} // namespace

void put(Transaction& transaction, const Account& account) {
    transaction.execute(sql::accounts::put, account.id, name_of(account.kind), account.number, account.parent,
                        account.name, account.email, transaction.now());
}

std::optional<Account> find(Transaction& transaction, AccountId id) {
    return one(transaction, sql::accounts::find, id);
}

std::optional<Account> numbered(Transaction& transaction, Account::Kind kind, std::int64_t number) {
    return one(transaction, sql::accounts::numbered, name_of(kind), number);
}

std::optional<Account> with_email(Transaction& transaction, Account::Kind kind, std::optional<AccountId> parent,
                                  std::string_view email) {
    return one(transaction, sql::accounts::with_email, name_of(kind), parent.value_or(AccountId{0}), email);
}

void lock(Transaction& transaction, AccountId account) { transaction.lock(sql::accounts::lock, account); }

} // namespace cartwright::store::accounts
