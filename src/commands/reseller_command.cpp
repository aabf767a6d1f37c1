// cartwright reseller: creates accounts and refresh tokens, for operators with access to the database.

#include "app/command_context.hpp"
#include "commands/commands.hpp"
#include "operations/reseller/tokens.hpp"

#include <iostream>

namespace cartwright {

namespace {

/// Creates the account, when one is to be added, and a refresh token for it.
Result<operations::IssuedToken> issue(operations::Work& work, const Config& config) {
    if (config.command == Config::Command::reseller_token)
        return operations::issue_token(work, {.account = config.reseller_account});
    const Account account = TRY(operations::add_reseller(work, {.name = config.reseller_name}));
    return operations::issue_token(work, {.account = account.number});
}

} // namespace

int manage_resellers(const Config& config) {
    CommandContext context(config);
    const Terms terms;
    std::optional<operations::IssuedToken> issued;
    const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = terms, .door = "command line"};
        auto result = issue(work, config);
        if (result) issued = *std::move(result);
        return issued.has_value();
    });
    if (outcome != store::Outcome::committed || !issued) {
        std::cerr << (outcome == store::Outcome::refused ? "no such reseller account\n"
                                                         : "the database could not store the token; see the log\n");
        return 1;
    }
    std::cout << "account " << issued->account.number << "  " << issued->account.name << '\n'
              << "refresh token, valid for one use and not shown again: " << issued->token << '\n';
    return 0;
}

} // namespace cartwright
