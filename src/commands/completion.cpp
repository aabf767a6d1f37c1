#include "commands/reference.hpp"

#include <algorithm>
#include <functional>

namespace cartwright {

namespace {

using Visit = std::function<void(const CommandRow&)>;

/// Visits a command and all below it.
void visit_commands(const CommandRow& command, const Visit& visit) {
    visit(command);
    for (const CommandRow& inner : command.commands) visit_commands(inner, visit);
}

std::string last_word(const std::string& name) { return name.substr(name.rfind(' ') + 1); }

/// A description that fits into a line: the first sentence, without quotes and what shells expand.
std::string summary(const std::string& about) {
    std::string text = about.substr(0, std::min(about.find(". "), about.find("; ")));
    std::erase_if(text, [](char c) { return c == '\'' || c == '\\' || c == '`' || c == '$'; });
    return text;
}

std::string spaced(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
    return all;
}

/// The words that may follow a command: its subcommands and its options.
std::vector<std::string> words_of(const CommandRow& command) {
    std::vector<std::string> words;
    words.reserve(command.commands.size() + command.options.size());
    for (const CommandRow& inner : command.commands) words.push_back(last_word(inner.name));
    for (const OptionRow& option : command.options)
        if (!option.is_positional) words.push_back(option.name);
    return words;
}

/// The pattern of a `case` that matches the names of all commands.
std::string names_of_commands(const CommandRow& program) {
    std::string names;
    visit_commands(program, [&](const CommandRow& command) {
        if (!command.name.empty()) names += (names.empty() ? "'" : " | '") + command.name + '\'';
    });
    return names;
}

/// The lines of a shell that find the command among the words before the cursor.
std::string find_command(const CommandRow& program, const std::string& words) {
    return "    for word in " + words + "; do\n        case ${command:+$command }$word in\n            " +
           names_of_commands(program) + ") command=${command:+$command }$word ;;\n        esac\n    done\n";
}

/// The patterns of a `case` for "COMMAND OPTION", of the options whose value may be anything.
std::string names_of_free_options(const CommandRow& program) {
    std::string names;
    visit_commands(program, [&](const CommandRow& command) {
        for (const OptionRow& option : command.options)
            if (!option.value.empty() && option.choices.empty() && !option.is_positional)
                names += (names.empty() ? "'" : " | '") + command.name + ' ' + option.name + '\'';
    });
    return names;
}

std::string bash_completion(const CommandRow& program) {
    std::string choices;
    std::string words;
    visit_commands(program, [&](const CommandRow& command) {
        words += "        '" + command.name + "') words='" + spaced(words_of(command)) + "' ;;\n";
        for (const OptionRow& option : command.options)
            if (!option.choices.empty())
                choices +=
                    "        '" + command.name + ' ' + option.name + "') words='" + spaced(option.choices) + "' ;;\n";
    });
    return "# Completion of cartwright for bash, printed by `cartwright manual --completion bash`.\n"
           "_cartwright() {\n"
           "    local command='' word words=''\n" +
           find_command(program, "\"${COMP_WORDS[@]:1:COMP_CWORD-1}\"") + "    case $command in\n" + words +
           "    esac\n"
           "    case \"$command ${COMP_WORDS[COMP_CWORD-1]}\" in\n" +
           choices + "        " + names_of_free_options(program) +
           ") return ;;\n"
           "    esac\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\")\n"
           "}\n"
           "complete -o default -F _cartwright cartwright\n";
}

/// A word with its description, as zsh's _describe reads it.
std::string described(const std::string& word, const std::string& about) {
    return " '" + word + ':' + summary(about) + '\'';
}

std::string zsh_completion(const CommandRow& program) {
    std::string words;
    visit_commands(program, [&](const CommandRow& command) {
        words += "        '" + command.name + "') entries=(";
        for (const CommandRow& inner : command.commands) words += described(last_word(inner.name), inner.about);
        for (const OptionRow& option : command.options)
            if (!option.is_positional) words += described(option.name, option.about);
        words += " ) ;;\n";
    });
    return "#compdef cartwright\n"
           "# Completion of cartwright for zsh, printed by `cartwright manual --completion zsh`.\n"
           "_cartwright() {\n"
           "    local command='' word\n"
           "    local -a entries\n" +
           find_command(program, "${words[2,CURRENT-1]}") + "    case $command in\n" + words +
           "    esac\n"
           "    _describe -o cartwright entries || _files\n"
           "}\n"
           "_cartwright \"$@\"\n";
}

/// The condition under which fish offers what follows a command: all its words have been typed.
std::string seen(const std::string& name) {
    if (name.empty()) return "__fish_use_subcommand";
    std::string condition;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + name.substr(at, end - at));
        at = end + 1;
    }
    return condition;
}

std::string fish_completion(const CommandRow& program) {
    std::string text = "# Completion of cartwright for fish, printed by `cartwright manual --completion fish`.\n";
    visit_commands(program, [&](const CommandRow& command) {
        const std::string begin = "complete -c cartwright -n '" + seen(command.name) + '\'';
        for (const CommandRow& inner : command.commands)
            text += begin + " -f -a " + last_word(inner.name) + " -d '" + summary(inner.about) + "'\n";
        for (const OptionRow& option : command.options) {
            if (option.is_positional) continue;
            text += begin + " -l " + option.name.substr(2) + (option.value.empty() ? "" : " -r");
            if (!option.choices.empty()) text += " -f -a '" + spaced(option.choices) + '\'';
            text += " -d '" + summary(option.about) + "'\n";
        }
    });
    return text;
}

} // namespace

std::string completion(const CommandRow& program, std::string_view shell) {
    if (shell == "zsh") return zsh_completion(program);
    if (shell == "fish") return fish_completion(program);
    return bash_completion(program);
}

} // namespace cartwright
