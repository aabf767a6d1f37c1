#include "commands/commands.hpp"

#include "app/command_context.hpp"
#include "operations/upkeep/keys.hpp"

#include <algorithm>
#include <iostream>

namespace cartwright {

namespace {

void show(const operations::KeyShown& key) {
    std::cout << key.key.id.value << "  " << key.key.door << "  " << name_of(key.key.scope);
    if (key.shop) std::cout << "  shop " << *key.shop;
    std::cout << "  created " << timestamp(key.key.made_at);
    if (key.key.expires_at) std::cout << "  expires " << timestamp(*key.key.expires_at);
    if (key.key.revoked_at) std::cout << "  revoked " << timestamp(*key.key.revoked_at);
    std::cout << "  " << key.key.label << '\n';
}

} // namespace

int run(const command::CreateKey& wanted) {
    CommandContext context(wanted.storage);
    const operations::MakeKey wish{.door = wanted.door,
                                   .scope = parse_scope(wanted.scope).value_or(Scope::buyer),
                                   .shop = wanted.shop,
                                   .label = wanted.label,
                                   .life_ms = wanted.days * day_ms};
    std::optional<operations::KeyMade> made;
    const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
        made = operations::make_key(tx, wish);
        return made.has_value();
    });
    if (!made) {
        std::cerr << "cartwright: --scope shop requires the number of an existing shop (--shop); other scopes do not "
                     "allow --shop\n";
        return 1;
    }
    if (outcome != store::Outcome::committed) return 1;
    std::cout << "id: " << made->id.value << "\nkey: " << made->key << "\n";
    return 0;
}

int run(const command::ListKeys& wanted) {
    CommandContext context(wanted.storage);
    context.store.write_and_wait([](store::Transaction& tx) {
        std::ranges::for_each(operations::all_keys(tx), show);
        return true;
    });
    return 0;
}

int run(const command::RevokeKey& wanted) {
    CommandContext context(wanted.storage);
    bool is_done = true;
    context.store.write_and_wait([&](store::Transaction& tx) {
        is_done = operations::revoke_key(tx, AccessKeyId{wanted.key});
        return is_done;
    });
    if (!is_done) std::cerr << "cartwright: no such key, or it is already revoked\n";
    return is_done ? 0 : 1;
}

} // namespace cartwright
