#include "app/config.hpp"
#include "app/serve.hpp"
#include "commands/commands.hpp"

#include <exception>
#include <iostream>

namespace {

int run(const cartwright::Config& config) {
    using Command = cartwright::Config::Command;
    switch (config.command) {
    case Command::serve: return cartwright::serve(config);
    case Command::payments: return cartwright::serve_payments(config);
    case Command::migrate: return cartwright::migrate(config);
    case Command::import_products:
    case Command::import_listings:
    case Command::import_plans:
    case Command::import_online_retail: return cartwright::import_goods(config);
    case Command::check: return cartwright::check(config);
    case Command::backup: return cartwright::backup(config);
    case Command::move: return cartwright::move(config);
    case Command::webhooks_list:
    case Command::webhooks_add:
    case Command::webhooks_remove:
    case Command::webhooks_replay:
    case Command::webhooks_rotate: return cartwright::manage_webhooks(config);
    case Command::keys_create:
    case Command::keys_list:
    case Command::keys_revoke: return cartwright::manage_keys(config);
    case Command::reseller_add:
    case Command::reseller_token: return cartwright::manage_resellers(config);
    case Command::admin_create: return cartwright::create_admin(config);
    case Command::demo_credentials: return cartwright::print_demo_credentials();
    case Command::manual: return cartwright::print_manual(config);
    case Command::version: return cartwright::print_version(config);
    }
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    try {
        const cartwright::Wanted wanted = cartwright::read_config(argc, argv);
        return wanted.config ? run(*wanted.config) : wanted.exit_code;
    } catch (const std::exception& error) {
        std::cerr << "cartwright: " << error.what() << '\n';
        return 1;
    }
}
