#pragma once

#include <string>

namespace cartwright::tests {

struct Ran {
    int exit_code = 0;
    std::string output{};
};

/// Runs a line of the shell and waits for its end. Throws when there is no shell.
Ran run_line(const std::string& line);

/// Runs the program with these words of a command line, for a few seconds at most; the output is that of both streams.
Ran run_program(const std::string& words);

} // namespace cartwright::tests
