#pragma once

#include "domain/accounts/actor.hpp"

#include <string>

namespace cartwright {

/// Who buys, as a door knows it: a user of the marketplace, a reseller, a reseller's customer.
struct Account {
    enum class Kind : std::uint8_t { user, reseller, customer };

    AccountId id;
    Kind kind = Kind::user;
    std::int64_t number = 0;           // as the door spells it
    std::optional<AccountId> parent{}; // whose customer it is
    std::string name;
    std::string email; // in lower case

    friend bool operator==(const Account&, const Account&) = default;
};

std::string_view name_of(Account::Kind kind);
Account::Kind parse_account_kind(std::string_view name);

} // namespace cartwright
