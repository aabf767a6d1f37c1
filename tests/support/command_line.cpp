#include "support/command_line.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>
#include <sys/wait.h>

namespace cartwright::tests {

Ran run_line(const std::string& line) {
    FILE* pipe = ::popen(line.c_str(), "r"); // NOLINT(cert-env33-c): the line is ours
    if (pipe == nullptr) throw std::runtime_error("the shell can't be run");
    Ran ran;
    std::array<char, 4096> bytes{};
    for (std::size_t size = 0; (size = std::fread(bytes.data(), 1, bytes.size(), pipe)) > 0;)
        ran.output.append(bytes.data(), size);
    ran.exit_code = WEXITSTATUS(::pclose(pipe));
    return ran;
}

Ran run_program(const std::string& words) {
    return run_line("timeout 20 " CARTWRIGHT_BINARY "/cartwright " + words + " 2>&1");
}

} // namespace cartwright::tests
