#pragma once

#include "domain/accounts/account.hpp"
#include "operations/work.hpp"

/// Buyers of the marketplace. An application vouches for its users; they have no passwords.
namespace cartwright::operations {

struct MakeUser {
    std::string name;
    std::string email;
};
struct ShowUser {
    std::int64_t user = 0;
};
struct ChangeUser {
    std::int64_t user = 0;
    std::optional<std::string> name{};
    std::optional<std::string> email{};
};

/// Refused: email_in_use.
Result<Account> make_user(Work& work, const MakeUser& wish);

/// Refused: account_not_found.
Result<Account> show_user(Work& work, const ShowUser& wish);

/// Refused: account_not_found, email_in_use.
Result<Account> change_user(Work& work, const ChangeUser& wish);

} // namespace cartwright::operations
