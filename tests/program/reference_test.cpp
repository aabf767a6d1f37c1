// The manual page and the completions for shells name what `--help` names, and `health` says whether a server is ready.

#include "support/command_line.hpp"
#include "support/server_process.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <regex>
#include <set>

namespace cartwright::tests {

namespace {

/// The options that the help of a command names: "--listen".
std::set<std::string> options_of(const std::string& command) {
    const std::string help = run_program(command + " --help").output;
    const std::regex option("\n  (-h,)?(--[a-z-]+)");
    std::set<std::string> options;
    for (std::sregex_iterator at(help.begin(), help.end(), option), end; at != end; ++at)
        options.insert((*at)[2].str());
    return options;
}

/// What bash completes at the end of these words.
std::string completed(const std::string& words) {
    return run_line("bash -c 'source <(" CARTWRIGHT_BINARY "/cartwright manual --completion bash); COMP_WORDS=(" +
                    words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _cartwright; echo \"${COMPREPLY[*]}\"'")
        .output;
}

} // namespace

TEST(Reference, has_every_option_of_the_help) {
    const std::string page = run_program("manual --man").output;
    const std::string fish = run_program("manual --completion fish").output;
    const std::string zsh = run_program("manual --completion zsh").output;
    const std::string bash = run_program("manual --completion bash").output;
    const auto options = options_of("serve");
    ASSERT_GT(options.size(), 80U);
    for (const std::string& option : options) {
        EXPECT_NE(fish.find(" -l " + option.substr(2) + ' '), std::string::npos) << option;
        EXPECT_NE(zsh.find("'" + option + ':'), std::string::npos) << option;
        EXPECT_NE(bash.find(' ' + option), std::string::npos) << option;
        if (option == "--help") continue;
        EXPECT_NE(page.find("\\fB" + std::regex_replace(option, std::regex("-"), "\\-") + "\\fR"), std::string::npos)
            << option;
    }
}

TEST(Reference, completes_commands_options_and_choices) {
    EXPECT_EQ(completed("cartwright ser"), "serve\n");
    EXPECT_EQ(completed("cartwright keys re"), "revoke\n");
    EXPECT_EQ(completed("cartwright serve --tax-r"), "--tax-rounding --tax-rate\n");
    EXPECT_EQ(completed("cartwright serve --tax-rounding li"), "line\n");
    EXPECT_EQ(completed("cartwright serve --database se"), "\n");
}

TEST(CommandLine, takes_precedence_over_variables) {
    const test::TemporaryFolder folder;
    const std::string path = folder.path().string();
    const std::string command =
        "CARTWRIGHT_DATABASE=sqlite:" + path + "/variable.db timeout 20 " CARTWRIGHT_BINARY "/cartwright migrate";
    EXPECT_EQ(run_line(command + " --database sqlite:" + path + "/option.db 2>&1").exit_code, 0);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "option.db"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "variable.db"));
    EXPECT_EQ(run_line(command + " 2>&1").exit_code, 0);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "variable.db"));
}

TEST(Health, says_whether_the_server_is_ready) {
    ServerProcess shop;
    const std::string words = "health --listen 0.0.0.0:" + std::to_string(shop.store_port());
    const Ran ready = run_program(words);
    EXPECT_EQ(ready.exit_code, 0);
    EXPECT_EQ(ready.output.substr(0, 17), R"({"status":"ready")");
    const std::string payments = std::to_string(shop.payments_port());
    EXPECT_EQ(run_program("health --health-url http://127.0.0.1:" + payments + "/health/ready").exit_code, 0);
    shop.kill();
    const Ran gone = run_program(words);
    EXPECT_EQ(gone.exit_code, 1);
    EXPECT_NE(gone.output.find("does not answer"), std::string::npos) << gone.output;
}

TEST(Health, sends_the_host_that_the_server_accepts) {
    const ServerProcess shop({"--host", "shop.example"});
    const std::string words = "health --listen 127.0.0.1:" + std::to_string(shop.store_port());
    EXPECT_EQ(run_program(words).exit_code, 1);
    EXPECT_EQ(run_program(words + " --host shop.example").exit_code, 0);
}

} // namespace cartwright::tests
