#include "operations/reseller/tokens.hpp"

#include "domain/refusal.hpp"
#include "domain/reseller/terms.hpp"
#include "operations/accounts/access.hpp"
#include "store/accounts/accounts.hpp"
#include "store/engine/counters.hpp"
#include "store/reseller/refresh_tokens.hpp"

namespace cartwright::operations {

namespace access_keys = store::access_keys;
namespace accounts = store::accounts;
namespace refresh_tokens = store::refresh_tokens;

namespace {

constexpr std::int64_t first_account = 10'001;

void add_refresh_token(Work& work, AccountId account, std::int64_t family, std::string_view token) {
    refresh_tokens::add(work.tx,
                        {.id = {work.tx.next_id<struct RefreshToken>().value},
                         .account = account,
                         .family = family,
                         .expires_at = work.tx.now() + refresh_life_ms},
                        hash_of_key(token));
}

Tokens next_tokens(Work& work, const refresh_tokens::RefreshToken& used, const std::string& door) {
    Tokens tokens{.access = random_key(work.tx.entropy(), "at_"), .refresh = random_key(work.tx.entropy(), "rt_")};
    access_keys::add(work.tx, {.id = work.tx.next_id<struct AccessKey>(),
                               .hash = hash_of_key(tokens.access),
                               .door = door,
                               .scope = Scope::reseller,
                               .account = used.account,
                               .family = used.family,
                               .expires_at = work.tx.now() + access_life_ms});
    add_refresh_token(work, used.account, used.family, tokens.refresh);
    return tokens;
}

void end_family(Work& work, std::int64_t family) {
    refresh_tokens::revoke_family(work.tx, family);
    access_keys::revoke_family(work.tx, family);
}

} // namespace

// reseller §5.1: "32 days, single use, a new one comes with every answer"; "The same call again → 400".
Result<Refreshed> refresh_access(Work& work, const RefreshAccess& wish) {
    refresh_tokens::lock(work.tx, wish.hash);
    const auto token = refresh_tokens::find(work.tx, wish.hash);
    if (!token || token->revoked_at || token->expires_at <= work.tx.now()) return refuse(Why::grant_invalid);
    if (token->used_at && work.tx.now() < *token->used_at + work.terms.reseller.token_reuse_ms)
        return refuse(Why::grant_invalid);
    if (token->used_at) {
        end_family(work, token->family);
        return Refreshed{};
    }
    refresh_tokens::spend(work.tx, token->id);
    return Refreshed{.tokens = next_tokens(work, *token, wish.door)};
}

Result<AccessLeft> show_access(Work& work, const ShowAccess& wish) {
    const Instant now = work.tx.now();
    const auto key = access_keys::with_hash(work.tx, wish.door, wish.hash);
    if (!key || key->revoked_at || !key->expires_at || *key->expires_at <= now) return refuse(Why::grant_invalid);
    const auto last = refresh_tokens::last_expiry(work.tx, key->family.value_or(0));
    return AccessLeft{.access_ms = key->expires_at->milliseconds - now.milliseconds,
                      .refresh_ms = last && *last > now ? last->milliseconds - now.milliseconds : 0};
}

Result<Account> add_reseller(Work& work, const AddReseller& wish) {
    store::counters::begin_at(work.tx, "reseller accounts", first_account - 1);
    Account account{.id = work.tx.next_id<struct Account>(), .kind = Account::Kind::reseller, .name = wish.name};
    account.number = store::counters::next(work.tx, "reseller accounts");
    account.email = std::to_string(account.number); // it has none: its number keeps this unique
    accounts::put(work.tx, account);
    return account;
}

Result<IssuedToken> issue_token(Work& work, const IssueToken& wish) {
    const auto account = accounts::numbered(work.tx, Account::Kind::reseller, wish.account);
    if (!account) return refuse(Why::account_not_found);
    const std::string token = wish.token.empty() ? random_key(work.tx.entropy(), "rt_") : wish.token;
    add_refresh_token(work, account->id, work.tx.next_id<struct TokenFamily>().value, token);
    return IssuedToken{.token = token, .account = *account};
}

} // namespace cartwright::operations
