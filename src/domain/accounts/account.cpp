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

Account::Kind parse_account_kind(std::string_view name) {
    if (name == "reseller") return Account::Kind::reseller;
    return name == "customer" ? Account::Kind::customer : Account::Kind::user;
}

} // namespace cartwright
