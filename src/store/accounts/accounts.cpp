#include "store/accounts/accounts.hpp"

#include "store/accounts/accounts.sql.hpp"
#include "store/engine/row_values.hpp"

namespace cartwright::store::accounts {

namespace {

template <class AccountQuery, class... Parameters>
std::optional<Account> one(Transaction& transaction, const AccountQuery& query, const Parameters&... parameters) {
    const auto found = transaction.one(query, parameters...);
    if (!found) return std::nullopt;
    const Rows& row = **found;
    return Account{.id = {row.integer(query.id)},
                   .kind = parsed_at(row, query.kind, parse_account_kind),
                   .number = row.integer(query.number),
                   .parent = optional_at<AccountId>(row, query.parent_id),
                   .name = std::string(row.text(query.name)),
                   .email = std::string(row.text(query.email))};
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
