#pragma once

#include "app/config.hpp"
#include "http/server/server.hpp"
#include "payments/settings.hpp"

#include <string>
#include <vector>

namespace cartwright {

/// "127.0.0.1:8000" → "127.0.0.1".
std::string host_of(const std::string& address);

/// The origins whose pages may use the admin API and the payments server, besides the servers' own. The Host header
/// does not count: an attacker may choose it. In the demo, whose admin token is public, only the public URL's origin is
/// added.
std::vector<std::string> origins_of(const ServerConfig& server, bool is_demo);

/// The settings of the shop's server, and of the payments server, which reaches the store at `store_url`.
http::ServerSettings server_settings(const ServerConfig& server, bool is_demo);
payments::Settings payments_settings(const Config& config, const std::string& store_url);

} // namespace cartwright
