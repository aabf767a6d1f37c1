#pragma once

#include "app/command.hpp"

namespace cartwright {

/// Each runs one command of the command line and returns its exit code.
int run(const command::Serve& wanted);
int run(const command::ServePayments& wanted);
int run(const command::Migrate& wanted);
int run(const command::ImportProducts& wanted);
int run(const command::ImportOnlineRetail& wanted);
int run(const command::ImportListings& wanted);
int run(const command::ImportPlans& wanted);
int run(const command::Check& wanted);
int run(const command::Backup& wanted);
int run(const command::Move& wanted);
int run(const command::ListWebhooks& wanted);
int run(const command::AddWebhook& wanted);
int run(const command::RemoveWebhook& wanted);
int run(const command::RotateWebhook& wanted);
int run(const command::ReplayWebhook& wanted);
int run(const command::CreateKey& wanted);
int run(const command::ListKeys& wanted);
int run(const command::RevokeKey& wanted);
int run(const command::AddReseller& wanted);
int run(const command::IssueToken& wanted);
int run(const command::CreateAdmin& wanted);
int run(const command::PrintManual& wanted);
int run(const command::AskHealth& wanted);
int run(const command::PrintDemoCredentials& wanted);
int run(const command::PrintVersion& wanted);

} // namespace cartwright
