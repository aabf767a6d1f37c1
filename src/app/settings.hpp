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

// The flags of `serve`, by subject.

/// Adds the limits on connections, requests and the database.
void add_limits(CLI::App& app, ServerConfig& server, WriterConfig& writer);

void add_public_url(CLI::App& serve, ServerConfig& server);
void add_address_header(CLI::App& serve, ServerConfig& server);
void add_mail(CLI::App& app, MessagesConfig& messages);
void add_text_messages(CLI::App& app, SmsConfig& sms);
void add_marketplace(CLI::App& app, MarketplaceConfig& marketplace);
void add_gateway(CLI::App& app, GatewayConfig& gateway, ExternalCallConfig& calls);
void add_orderflow(CLI::App& app, OrderflowConfig& orderflow);
void add_seller(CLI::App& app, SellerConfig& seller);
void add_reseller(CLI::App& serve, ResellerConfig& reseller);
void add_members(CLI::App& serve, MembersConfig& members);
void add_passwords(CLI::App& serve, PasswordConfig& passwords);
void add_captcha(CLI::App& app, CaptchaConfig& captcha);
void add_image_uploads(CLI::App& serve, ShoppingConfig& shopping);
void add_shopping(CLI::App& serve, ShoppingConfig& shopping);

/// Adds the currency, for commands that put prices into the catalogue.
void add_currency(CLI::App& app, std::string& currency);

/// Sign-in by Google and Facebook.
void add_sign_in(CLI::App& serve, SignInConfig& sign_in);

/// What is wrong with its settings; empty when nothing is.
std::string contradiction_of_sign_in(const SignInConfig& sign_in);

/// Sets their defaults in demo mode.
void set_demo_sign_in(SignInConfig& sign_in);

/// The payment page: PayU, or its rehearsal.
void add_payment_page(CLI::App& serve, PaymentPageConfig& page);
std::string contradiction_of_payment_page(const PaymentPageConfig& page);
void set_demo_payment_page(PaymentPageConfig& page);

} // namespace cartwright
