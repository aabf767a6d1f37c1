#pragma once

#include "app/command.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

namespace cartwright {

/// A command of the command line: where its flags are added, and what they are read into.
template <class Wanted> struct NewCommand {
    CLI::App& app;
    Wanted& wanted;
};

/// Adds a command. When the command line names it, `chosen` becomes what its flags were read into.
template <class Wanted>
NewCommand<Wanted> add_command(CLI::App& group, std::optional<Command>& chosen, const std::string& name,
                               const std::string& about) {
    const auto wanted = std::make_shared<Wanted>();
    CLI::App& app = *group.add_subcommand(name, about);
    app.callback([wanted, &chosen] { chosen = *wanted; });
    return {.app = app, .wanted = *wanted};
}

void add_storage(CLI::App& app, Storage& storage);
void add_rehearsal_database(CLI::App& app, std::string& database);

/// Adds all commands but those that run a server.
void add_migrate(CLI::App& app, std::optional<Command>& chosen);
void add_imports(CLI::App& app, std::optional<Command>& chosen);
void add_copies(CLI::App& app, std::optional<Command>& chosen);
void add_webhooks(CLI::App& app, std::optional<Command>& chosen);
void add_keys(CLI::App& app, std::optional<Command>& chosen);
void add_reseller_commands(CLI::App& app, std::optional<Command>& chosen);
void add_admin(CLI::App& app, std::optional<Command>& chosen);
void add_printing(CLI::App& app, std::optional<Command>& chosen);
void add_health(CLI::App& app, std::optional<Command>& chosen);

/// All commands with their flags. `serve` is what the flags of that command are read into.
struct CommandLine {
    std::unique_ptr<CLI::App> app;
    const Config& serve;
};

/// Parsing sets `command`, which must outlive the command line.
CommandLine command_line(std::optional<Command>& command);

/// Why a key of that scope opens nothing at that API; empty when it does.
std::string flaw_of_key_scope(const command::CreateKey& wanted);

} // namespace cartwright
