#include "settings.hpp"

#include <cstdlib>
#include <iostream>

namespace cartwright::torture {

std::int64_t amount(const std::string& name, std::int64_t usual) {
    const std::string variable = "CARTWRIGHT_TORTURE_" + name;
    const char* value = std::getenv(variable.c_str()); // NOLINT(concurrency-mt-unsafe): nobody sets variables here
    return value == nullptr ? usual : std::stoll(value);
}

void report(const std::string& what, const std::string& found) {
    std::cout << "torture: " << what << " | " << found << '\n' << std::flush;
}

} // namespace cartwright::torture
