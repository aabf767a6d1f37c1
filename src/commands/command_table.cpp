#include "commands/command_table.hpp"

#include "app/command_flags.hpp"

#include <sstream>

namespace cartwright {

namespace {

/// Reads what CLI11 writes behind the kind of value: "TEXT:{line,total}", "INT:INT in [0 - 365]", "TEXT:FILE".
void read_kind_of_value(const std::string& type, OptionRow& row) {
    const std::size_t colon = type.find(':');
    row.value = type.substr(0, colon);
    if (colon == std::string::npos) return;
    const std::string check = type.substr(colon + 1);
    if (const std::size_t range = check.find("in ["); range != std::string::npos)
        row.range = check.substr(range + 4, check.size() - range - 5);
    if (!check.starts_with('{') || check.starts_with("{,")) return; // choices that contain commas cannot be told apart
    std::istringstream choices(check.substr(1, check.size() - 2));
    for (std::string choice; std::getline(choices, choice, ',');) row.choices.push_back(choice);
}

OptionRow option_row(const CLI::Option& option) {
    OptionRow row{.name = option.get_positional() ? option.get_name() : "--" + option.get_lnames().front(),
                  .about = option.get_description(),
                  .variable = option.get_envname(),
                  .usual = option.get_default_str(),
                  .is_positional = option.get_positional(),
                  .is_required = option.get_required(),
                  .is_repeatable = option.get_items_expected_max() > 1};
    if (option.get_items_expected_max() > 0) read_kind_of_value(option.get_type_name(), row);
    if (row.is_repeatable && row.usual.starts_with('[')) row.usual = row.usual.substr(1, row.usual.size() - 2);
    return row;
}

CommandRow command_row(const CLI::App& app, const std::string& name) {
    CommandRow row{.name = name, .about = app.get_description()};
    for (const CLI::Option* option : app.get_options()) row.options.push_back(option_row(*option));
    for (const CLI::App* command : app.get_subcommands({}))
        row.commands.push_back(command_row(*command, (name.empty() ? "" : name + ' ') + command->get_name()));
    return row;
}

} // namespace

CommandRow command_table() {
    std::optional<Command> none;
    return command_row(*command_line(none).app, "");
}

} // namespace cartwright
