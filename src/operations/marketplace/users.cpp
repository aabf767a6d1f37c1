#include "operations/marketplace/users.hpp"

#include "base/text.hpp"
#include "domain/refusal.hpp"
#include "store/accounts/accounts.hpp"
#include "store/engine/counters.hpp"
#include "store/marketplace/shops.hpp"

namespace cartwright::operations {

namespace accounts = store::accounts;

namespace {

Result<void> check_email_unused(Work& work, const Account& account) {
    const auto other = accounts::with_email(work.tx, Account::Kind::user, std::nullopt, account.email);
    if (other && other->id != account.id) return refuse(Refusal{.why = Why::email_in_use, .subject = account.email});
    return {};
}

} // namespace

// marketplace: "email unique, lower-cased".
Result<Account> make_user(Work& work, const MakeUser& wish) {
    store::shops::lock_names(work.tx);
    Account account{.id = work.tx.next_id<struct Account>(),
                    .kind = Account::Kind::user,
                    .name = wish.name,
                    .email = folded(wish.email)};
    if (const auto unused = check_email_unused(work, account); !unused) return refuse(unused.error());
    account.number = store::counters::next(work.tx, "users");
    accounts::put(work.tx, account);
    return account;
}

Result<Account> show_user(Work& work, const ShowUser& wish) {
    auto account = accounts::numbered(work.tx, Account::Kind::user, wish.user);
    if (!account) return refuse(Refusal{.why = Why::account_not_found, .subject = std::to_string(wish.user)});
    return *std::move(account);
}

Result<Account> change_user(Work& work, const ChangeUser& wish) {
    store::shops::lock_names(work.tx);
    Account account = TRY(show_user(work, {.user = wish.user}));
    account.name = wish.name.value_or(account.name);
    account.email = folded(wish.email.value_or(account.email));
    if (const auto unused = check_email_unused(work, account); !unused) return refuse(unused.error());
    accounts::put(work.tx, account);
    return account;
}

} // namespace cartwright::operations
