#pragma once

#include "commands/command_table.hpp"

#include <string>
#include <string_view>

namespace cartwright {

/// The manual page of the program, in the macros of man(7).
std::string manual_page(const CommandRow& program);

/// A script that completes commands, options and their choices. The shell is "bash", "zsh" or "fish".
std::string completion(const CommandRow& program, std::string_view shell);

} // namespace cartwright
