#include "commands/commands.hpp"

#include "app/command_context.hpp"
#include "operations/upkeep/keys.hpp"

#include <algorithm>
#include <iostream>

namespace cartwright {

namespace {

int create(const Config& config, store::Store& store) {
    const operations::MakeKey wish{.door = config.key_door,
                                   .scope = parse_scope(config.key_scope).value_or(Scope::buyer),
                                   .shop = config.shop,
                                   .label = config.key_label,
                                   .life_ms = config.key_days * day_ms};
    std::optional<operations::KeyMade> made;
    const auto outcome = store.write_and_wait([&](store::Transaction& tx) {
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

void show(const operations::KeyShown& key) {
    std::cout << key.key.id.value << "  " << key.key.door << "  " << name_of(key.key.scope);
    if (key.shop) std::cout << "  shop " << *key.shop;
    std::cout << "  created " << timestamp(key.key.made_at);
    if (key.key.expires_at) std::cout << "  expires " << timestamp(*key.key.expires_at);
    if (key.key.revoked_at) std::cout << "  revoked " << timestamp(*key.key.revoked_at);
    std::cout << "  " << key.key.label << '\n';
}

} // namespace

int manage_keys(const Config& config) {
    CommandContext context(config);
    if (config.command == Config::Command::keys_create) return create(config, context.store);
    bool is_done = true;
    context.store.write_and_wait([&](store::Transaction& tx) {
        if (config.command == Config::Command::keys_list)
            std::ranges::for_each(operations::all_keys(tx), show);
        else
            is_done = operations::revoke_key(tx, AccessKeyId{config.key_id});
        return is_done;
    });
    if (!is_done) std::cerr << "cartwright: no such key, or it is already revoked\n";
    return is_done ? 0 : 1;
}

} // namespace cartwright
