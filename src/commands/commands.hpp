#pragma once

#include "app/config.hpp"

namespace cartwright {

/// Each runs one command of the command line and returns its exit code.
int migrate(const Config& config);
int import_goods(const Config& config);
int check(const Config& config);
int backup(const Config& config);
int move(const Config& config);
int manage_webhooks(const Config& config);
int manage_keys(const Config& config);
int manage_resellers(const Config& config);
int print_manual(const Config& config);
int create_admin(const Config& config);

/// Prints the credentials of --demo as one JSON object.
int print_demo_credentials();

int print_version(const Config& config);

} // namespace cartwright
