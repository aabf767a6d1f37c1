// cartwright reseller: creates accounts and refresh tokens, for operators with access to the database.

#include "app/command_context.hpp"
#include "commands/commands.hpp"
#include "domain/terms.hpp"
#include "operations/reseller/tokens.hpp"

#include <iostream>

namespace cartwright {

namespace {

/// Issues a refresh token with `issue`, in a transaction of its own, and prints it.
template <class Issue> int print_new_token(const Storage& storage, const Issue& issue) {
    CommandContext context(storage);
    const Terms terms;
    std::optional<operations::IssuedToken> issued;
    const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = terms, .door = "command line"};
        Result<operations::IssuedToken> result = issue(work);
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

} // namespace

int run(const command::AddReseller& wanted) {
    return print_new_token(wanted.storage, [&](operations::Work& work) -> Result<operations::IssuedToken> {
        const Account account = TRY(operations::add_reseller(work, {.name = wanted.name}));
        return operations::issue_token(work, {.account = account.number});
    });
}

int run(const command::IssueToken& wanted) {
    return print_new_token(wanted.storage, [&](operations::Work& work) {
        return operations::issue_token(work, {.account = wanted.account});
    });
}

} // namespace cartwright
