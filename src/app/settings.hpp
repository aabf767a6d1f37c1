#pragma once

#include "app/config.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace cartwright {

/// Adds the flag --some-thing, which can also be set as CARTWRIGHT_SOME_THING.
template <class T> CLI::Option* setting(CLI::App& app, const std::string& name, T& value, const std::string& about) {
    std::string variable = "CARTWRIGHT_" + name;
    std::ranges::transform(variable, variable.begin(), [](char c) {
        return c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
    return app.add_option("--" + name, value, about)->envname(variable)->capture_default_str();
}

/// Adds the limits on connections, requests and the database.
void add_limits(CLI::App& app, Config& config);

/// Add the settings of external services and of each door.
void add_mail(CLI::App& app, Config& config);
void add_text_messages(CLI::App& app, Config& config);
void add_captcha(CLI::App& app, Config& config);
void add_marketplace(CLI::App& app, Config& config);
void add_orderflow(CLI::App& app, Config& config);
void add_provisioning(CLI::App& serve, Config& config);
void add_members(CLI::App& serve, Config& config);

/// Adds the currency, for commands that put prices into the catalogue.
void add_currency(CLI::App& app, Config& config);
void add_identity(CLI::App& serve, Config& config);

/// The payment page: PayU, or its rehearsal.
void add_payment_page(CLI::App& serve, Config& config);
std::string contradiction_of_payment_page(const Config& config);
void set_demo_payment_page(Config& config);

/// What is wrong with the settings of sign-in by Google and Facebook; empty when nothing is.
std::string contradiction_of_identity(const Config& config);

/// Sets their defaults in demo mode.
void set_demo_identity(Config& config);

} // namespace cartwright
