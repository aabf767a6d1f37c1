#include "app/command.hpp"
#include "commands/commands.hpp"

#include <exception>
#include <iostream>
#include <variant>

int main(int argc, char** argv) {
    try {
        const cartwright::Wanted wanted = cartwright::read_command(argc, argv);
        if (!wanted.command) return wanted.exit_code;
        return std::visit([](const auto& command) { return cartwright::run(command); }, *wanted.command);
    } catch (const std::exception& error) {
        std::cerr << "cartwright: " << error.what() << '\n';
        return 1;
    }
}
