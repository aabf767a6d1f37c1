#include "domain/accounts/account.hpp"

namespace cartwright {

std::string_view name_of(Account::Kind kind) {
    switch (kind) {
    case Account::Kind::user: return "user";
    case Account::Kind::reseller: return "reseller";
    case Account::Kind::customer: return "customer";
    }
    return {};
}

std::optional<Account::Kind> parse_account_kind(std::string_view name) {
    for (const Account::Kind kind : {Account::Kind::user, Account::Kind::reseller, Account::Kind::customer})
        if (name_of(kind) == name) return kind;
    return std::nullopt;
}

} // namespace cartwright
