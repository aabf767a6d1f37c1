#pragma once

#include "domain/accounts/actor.hpp"

#include <string>

namespace cartwright {

/// A buyer as a door knows them: a user of the marketplace, a reseller, or a reseller's customer.
struct Account {
    enum class Kind : std::uint8_t { user, reseller, customer };

    AccountId id;
    Kind kind = Kind::user;
    std::int64_t number = 0;           // as the door formats it
    std::optional<AccountId> parent{}; // the reseller of a customer
    std::string name;
    std::string email; // in lower case

    friend bool operator==(const Account&, const Account&) = default;
};

std::string_view name_of(Account::Kind kind);
std::optional<Account::Kind> parse_account_kind(std::string_view name);

} // namespace cartwright
