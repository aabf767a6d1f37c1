#include "app/version.hpp"
#include "commands/reference.hpp"

#include <algorithm>

namespace cartwright {

namespace {

/// Text of a manual page: a backslash and a leading dot or quote are not its markup, a hyphen can be searched for.
std::string roff(std::string_view text) {
    std::string escaped = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
    for (const char c : text) {
        if (c == '\\')
            escaped += "\\e";
        else if (c == '-')
            escaped += "\\-";
        else
            escaped += c;
    }
    return escaped;
}

std::string sentence(const std::string& text) { return text.ends_with('.') ? text : text + '.'; }

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

std::string written(const OptionRow& option) {
    std::string text = ".TP\n" + std::string(option.is_positional ? "\\fI" : "\\fB") + roff(option.name) + "\\fR";
    if (!option.is_positional && !option.value.empty()) text += " \\fI" + roff(option.value) + "\\fR";
    text += '\n' + roff(sentence(option.about));
    if (!option.choices.empty()) text += "\nOne of: " + roff(joined(option.choices)) + '.';
    if (!option.range.empty()) text += "\nIn the range " + roff(option.range) + '.';
    if (option.is_required && !option.is_positional) text += "\nRequired.";
    if (option.is_repeatable) text += "\nMay be repeated.";
    if (!option.usual.empty()) text += "\nDefault: " + roff(option.usual) + '.';
    if (!option.variable.empty()) text += "\nEnvironment: \\fB" + roff(option.variable) + "\\fR.";
    return text + '\n';
}

/// A section for each command that can be run, in the order of the help.
std::string commands_of(const CommandRow& command) {
    std::string text;
    if (command.commands.empty()) {
        text += ".SS cartwright " + roff(command.name) + '\n' + roff(sentence(command.about)) + '\n';
        for (const OptionRow& option : command.options)
            if (option.is_positional) text += written(option);
        for (const OptionRow& option : command.options)
            if (!option.is_positional && option.name != "--help") text += written(option);
    }
    for (const CommandRow& inner : command.commands) text += commands_of(inner);
    return text;
}

constexpr std::string_view head = R"(.SH NAME
cartwright \- self\-hosted commerce engine
.SH SYNOPSIS
.B cartwright
.I COMMAND
.RI [ OPTIONS ]
.SH DESCRIPTION
Cartwright serves five public shop APIs over one stock and one ledger, on SQLite or PostgreSQL.
.B cartwright serve
runs the shop; the other commands manage its database and its access keys.
.PP
Most options can also be set by an environment variable, which is named below the option. The command line takes
precedence. A list in a variable is separated by commas.
.B \-\-help
prints the options of each command.
.SH COMMANDS
)";

constexpr std::string_view tail = R"(.SH EXIT STATUS
0 on success. 1 when a command failed,
.B check
found a violation, or
.B health
found that the server is not ready. Other values when the command line is wrong.
.SH FILES
.TP
.I /etc/cartwright/serve.env
Environment variables of the service
.BR cartwright .
.TP
.I /etc/cartwright/payments.env
Environment variables of the service
.BR cartwright\-payments ,
a payments server on a machine of its own.
.TP
.I /var/lib/cartwright
The databases of the services on SQLite.
.SH SEE ALSO
.BR systemctl (1),
.BR journalctl (1)
)";

} // namespace

std::string manual_page(const CommandRow& program) {
    return ".TH CARTWRIGHT 1 \"\" \"cartwright " + roff(version()) + "\" \"User Commands\"\n" + std::string(head) +
           commands_of(program) + std::string(tail);
}

} // namespace cartwright
