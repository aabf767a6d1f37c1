#pragma once

#include "app/config.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cartwright {

/// The commands of the program, each with what it takes.
namespace command {

struct Serve {
    Config config{};
};

struct ServePayments {
    Config config{};
};

struct Migrate {
    Storage storage{};
    bool plan = false;
    bool contract = false;
};

/// A list of goods to import.
struct List {
    std::string file{};
    std::string delimiter = ","; // between the fields of a row; or "tab"
    std::string currency{};      // of prices without one; empty: the shop's
};

struct ImportProducts {
    Storage storage{};
    List list{};
};

struct ImportOnlineRetail {
    Storage storage{};
    std::string file{};
};

struct ImportListings {
    Storage storage{};
    List list{};
    std::int64_t shop = 0; // as the marketplace formats it
};

struct ImportPlans {
    Storage storage{};
    List list{};
};

struct Check {
    Storage storage{};
    std::string rehearsal_database{};
};

struct Backup {
    Storage storage{};
    std::string file{}; // to write
};

struct Move {
    std::string from{};
    std::string to{};
    std::string rehearsal_database{}; // of the source; empty: beside it
    std::string log = "-";
};

struct ListWebhooks {
    Storage storage{};
};

struct AddWebhook {
    Storage storage{};
    std::string url{};
    std::vector<std::string> types{};
};

struct RemoveWebhook {
    Storage storage{};
    std::int64_t webhook = 0;
};

struct RotateWebhook {
    Storage storage{};
    std::int64_t webhook = 0;
};

struct ReplayWebhook {
    Storage storage{};
    std::int64_t webhook = 0;
    std::int64_t after = 0;
};

struct CreateKey {
    Storage storage{};
    std::string door = "marketplace";
    std::string scope{};
    std::int64_t shop = 0; // as the marketplace formats it
    std::string label{};
    std::int64_t days = 0; // 0: until it is revoked
};

struct ListKeys {
    Storage storage{};
};

struct RevokeKey {
    Storage storage{};
    std::int64_t key = 0;
};

struct AddReseller {
    Storage storage{};
    std::string name{};
};

struct IssueToken {
    Storage storage{};
    std::int64_t account = 0;
};

struct CreateAdmin {
    Storage storage{};
    std::string email{};
    std::string password{}; // empty: a random one
};

/// Prints the routes, unless something else is wished.
struct PrintManual {
    bool events = false;
    bool page = false;        // the program's page for man
    std::string completion{}; // the shell whose completion is printed
};

/// Asks a server whether it is ready.
struct AskHealth {
    std::string url{}; // empty: where a server with these settings listens
    std::vector<std::string> listen = ServerConfig{}.listen;
    std::vector<std::string> hosts{};
};

struct PrintDemoCredentials {};

struct PrintVersion {
    bool json = false;
};

} // namespace command

using Command =
    std::variant<command::Serve, command::ServePayments, command::Migrate, command::ImportProducts,
                 command::ImportOnlineRetail, command::ImportListings, command::ImportPlans, command::Check,
                 command::Backup, command::Move, command::ListWebhooks, command::AddWebhook, command::RemoveWebhook,
                 command::RotateWebhook, command::ReplayWebhook, command::CreateKey, command::ListKeys,
                 command::RevokeKey, command::AddReseller, command::IssueToken, command::CreateAdmin,
                 command::PrintManual, command::AskHealth, command::PrintDemoCredentials, command::PrintVersion>;

/// The command that the command line and the environment request. Each flag --some-thing is also the variable
/// CARTWRIGHT_SOME_THING. Without a command there is nothing more to do, and `exit_code` is set: --help was requested,
/// or an error has been printed.
struct Wanted {
    std::optional<Command> command{};
    int exit_code = 0;
};
Wanted read_command(int argc, char** argv);

} // namespace cartwright
