// cartwright admin: creates a member who may do everything, for operators with access to the database.

#include "app/command_context.hpp"
#include "base/object_id.hpp"
#include "base/password_hash.hpp"
#include "commands/commands.hpp"
#include "domain/refusal.hpp"
#include "domain/terms.hpp"
#include "operations/members/members.hpp"

#include <iostream>

namespace cartwright {

namespace {

int fail(const std::string& why) {
    std::cerr << "cartwright: " << why << '\n';
    return 1;
}

} // namespace

int run(const command::CreateAdmin& wanted) {
    CommandContext context(wanted.storage);
    const bool is_generated = wanted.password.empty();
    const MemberWish wish{.email = wanted.email,
                          .password = is_generated ? operations::random_key(context.entropy, "") : wanted.password};
    std::vector<Flaw> flaws = flaws_of_new_keys(wish, std::nullopt);
    for (Flaw& flaw : flaws_of_password(wish)) flaws.push_back(std::move(flaw));
    if (!flaws.empty()) return fail(flaws.front().field + ' ' + flaws.front().message);

    const operations::CreateAdmin command{.email = *wish.email, .password_hash = hash_password(*wish.password)};
    const Terms terms;
    std::optional<operations::AdminCreated> created;
    const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = terms, .door = "command line"};
        if (auto result = operations::create_admin(work, command)) created = *std::move(result);
        return created.has_value();
    });
    if (outcome == store::Outcome::refused) return fail("email is already taken");
    if (outcome != store::Outcome::committed) return fail("the database could not store the admin; see the log");
    std::cout << "id: " << object_id(created->member) << "\nemail: " << created->member.email << '\n';
    if (is_generated) std::cout << "password, not shown again: " << *wish.password << '\n';
    std::cout << "api_key: " << created->client.api_key << "\ncurrent_app_id: " << created->client.apps.front() << '\n';
    return 0;
}

} // namespace cartwright
