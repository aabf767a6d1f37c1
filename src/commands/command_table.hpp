#pragma once

#include <string>
#include <vector>

namespace cartwright {

/// An option or positional argument of a command, as `--help` shows it.
struct OptionRow {
    std::string name{}; // "--listen", or "file"
    std::string about{};
    std::string value{};                // the kind of value: "TEXT"; empty for flags
    std::string variable{};             // the environment variable; empty when there is none
    std::string usual{};                // the default; empty when there is none
    std::string range{};                // "0 - 365"; empty when there is none
    std::vector<std::string> choices{}; // the accepted values; empty when there are others
    bool is_positional = false;
    bool is_required = false;
    bool is_repeatable = false;
};

/// A command with its options and subcommands. The first is the program itself.
struct CommandRow {
    std::string name{}; // "serve", "import products"; empty for the program
    std::string about{};
    std::vector<OptionRow> options{};
    std::vector<CommandRow> commands{};
};

/// What `--help` knows: the source of the manual page and of the completions for shells.
CommandRow command_table();

} // namespace cartwright
