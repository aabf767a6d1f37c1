#include "app/settings.hpp"

#include "base/currencies.hpp"
#include "base/money.hpp"
#include "demo/demo.hpp"
#include "domain/catalogue/product.hpp"
#include "http/client.hpp"

namespace cartwright {

namespace {

/// What is wrong with a tax rate; empty when nothing is.
std::string wrong_rate(const std::string& text) {
    return parse_tax_rate(text) ? std::string() : text + " is no rate such as GB:books=0 or *:standard=1800";
}

/// Whether `authority` is this machine, without asking a name server: "127.0.0.1:8000", "[::1]", "localhost:80".
bool is_this_machine(std::string_view authority) {
    if (const std::size_t port = authority.find_last_of(":]");
        port != std::string_view::npos && authority[port] == ':') {
        if (authority.find_first_not_of("0123456789", port + 1) != std::string_view::npos) return false;
        authority = authority.substr(0, port);
    }
    if (authority == "localhost" || authority == "[::1]") return true;
    return authority.starts_with("127.") && authority.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// Whether a URL is of https, or of this machine. Credentials sent over an unencrypted connection can be read by
/// others.
bool is_safe_url(const std::string& url) {
    constexpr std::string_view open = "http://";
    if (!http::is_http_url(url, false)) return false;
    if (url.starts_with("https://")) return true;
    const std::string_view rest = std::string_view(url).substr(std::min(open.size(), url.size()));
    return url.starts_with(open) && is_this_machine(rest.substr(0, rest.find_first_of("/?#")));
}

} // namespace

void add_outside(CLI::App& app, Config& config) {
    setting(app, "smtp", config.smtp,
            "smtp://HOST:PORT or smtps://HOST:PORT, where mail is handed in; without it mail is kept and not sent");
    setting(app, "smtp-user", config.smtp_user, "Its user; then only over TLS");
    setting(app, "smtp-password", config.smtp_password, "And the password");
    setting(app, "mail-from", config.mail_from, "The address that mail comes from");
    setting(app, "mail-from-name", config.mail_from_name, "And the name");
    app.add_option("--messages-per-hour", config.messages_per_hour,
                   "Mails and text messages that one client address may cause; by default 60, with --demo 600")
        ->envname("CARTWRIGHT_MESSAGES_PER_HOUR")
        ->check(CLI::PositiveNumber);
    app.add_option("--messages-per-day", config.messages_per_day,
                   "The same for a day; by default 300, with --demo 3000")
        ->envname("CARTWRIGHT_MESSAGES_PER_DAY")
        ->check(CLI::PositiveNumber);
    setting(app, "messages-in-all-per-hour", config.messages_in_all_per_hour,
            "Mails and text messages that all clients together may cause")
        ->check(CLI::PositiveNumber);
}

void add_captcha(CLI::App& app, Config& config) {
    setting(app, "captcha-android-secret", config.captcha_android_secret,
            "The secret of the reCAPTCHA in the Android app; without this one and the next, nobody is asked");
    setting(app, "captcha-web-secret", config.captcha_web_secret, "And of the one on the shop's pages");
    setting(app, "captcha-url", config.captcha_url, "Who is asked about answers");
}

void add_marketplace(CLI::App& app, Config& config) {
    setting(app, "platform-fee-bps", config.platform_fee_bps,
            "The house's fee on what new shops sell, in hundredths of a percent")
        ->check(CLI::Range(0, 10'000));
    setting(app, "delivery-days", config.delivery_days, "How long a shop's delivery takes, as a rule")
        ->check(CLI::Range(0, 365));
    setting(app, "verification-sales", config.verification_sales, "Sales that a shop must have to be verified")
        ->check(CLI::NonNegativeNumber);
    setting(app, "verification-ratings", config.verification_ratings, "Ratings that a shop must have to be verified")
        ->check(CLI::NonNegativeNumber);
    setting(app, "verification-rating", config.verification_rating, "Their average, at least")
        ->check([](const std::string& text) {
            const auto rating = minor_units(text, Places::exact);
            const bool is_good = rating && *rating >= 0 && *rating <= rating_hundredths_max;
            return is_good ? std::string{} : "must be from 0 to 5 with at most two places";
        });
    setting(app, "payout-url", config.payout_url,
            "Where payouts of shops are posted to; without one, and without --demo, every payout fails");
    setting(app, "payout-days", config.payout_days, "Days between payouts to each shop; 0: only when asked for")
        ->check(CLI::Range(0, 365));
}

void add_orderflow(CLI::App& app, Config& config) {
    setting(app, "gateway", config.gateway,
            "Who takes the order pipeline's money: http://HOST:PORT of a payment gateway, or rehearsal (nobody does); "
            "without one, and without --demo, every charge is declined");
    setting(app, "gateway-seconds", config.gateway_seconds, "How long a payment gateway or a carrier is waited for")
        ->check(CLI::Range(1, 60));
    setting(app, "outside-max", config.outside_max, "Requests that may wait for the outside; one more is answered 503")
        ->check(CLI::PositiveNumber);
    app.add_flag("--check-card-expiry", config.check_card_expiry, "Cards whose month is over are declined")
        ->envname("CARTWRIGHT_CHECK_CARD_EXPIRY");
    app.add_option("--open-orderflow", config.open_orderflow,
                   "Whether payments, shipments, refunds and the details of orders at the order pipeline need no key; "
                   "by default they need one of the scope billing, except with --demo")
        ->envname("CARTWRIGHT_OPEN_ORDERFLOW");
    setting(app, "open-notices", config.open_notices,
            "Whether anyone may request mails that are about no order; they carry no name, and few are sent");
    setting(app, "tax-mode", config.tax_mode,
            "What the order pipeline's tax is of: none, of_gross, inclusive, exclusive")
        ->check(CLI::IsMember({"none", "of_gross", "inclusive", "exclusive"}));
    setting(app, "tax-rounding", config.tax_rounding, "Where it is rounded: line or total")
        ->check(CLI::IsMember({"line", "total"}));
    setting(app, "tax-country", config.tax_country, "Whose rates apply to a buyer who names no country");
    setting(
        app, "tax-rate", config.tax_rates,
        "COUNTRY:GOODS=RATE in hundredths of a percent: GB:standard=2000,GB:books=0; goods are a category's slug or "
        "standard, * is any country")
        ->delimiter(',')
        ->check(wrong_rate);
    setting(app, "seller-name", config.seller_name, "Who sells, on invoices");
    setting(app, "seller-address", config.seller_address, "And where");
    setting(app, "seller-tax-number", config.seller_tax_number, "And under which number of the tax office");
}

void add_currency(CLI::App& app, Config& config) {
    setting(app, "currency", config.currency,
            "The shop's currency, by its code in ISO 4217: that of prices that name none. By default the one that the "
            "database keeps; a new shop's is USD")
        ->check([](const std::string& currency) {
            const std::string_view flaw = flaw_of_currency(currency);
            return flaw.empty() ? std::string() : currency + ": " + std::string(flaw);
        });
}

void add_members(CLI::App& serve, Config& config) {
    setting(serve, "public-url", config.public_url,
            "Where the shop is found from outside, for the links in mails: https://shop.example; by default where it "
            "listens")
        ->check([](const std::string& url) {
            return url.empty() || http::is_http_url(url, false) ? std::string() : url + " is no URL";
        });
    setting(serve, "mobile-region", config.mobile_region, "The country whose mobile numbers need no country code: IN")
        ->check([](const std::string& region) {
            const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
            return region.size() == 2 && std::ranges::all_of(region, is_capital) ? std::string()
                                                                                 : region + " is no country such as IN";
        });
    setting(serve, "token-hours", config.token_hours, "How long somebody who has signed in stays so")
        ->check(CLI::Range(1, 24 * 365));
    serve
        .add_option("--allow-common-passwords", config.allow_common_passwords,
                    "Whether members may have one of the most common passwords, such as `password`; by default they "
                    "may not, except with --demo")
        ->envname("CARTWRIGHT_ALLOW_COMMON_PASSWORDS")
        ->expected(0, 1)
        ->default_str("true") // when the flag has no value
        ->option_text("[BOOLEAN]");
    setting(serve, "image-upload-secret", config.image_upload_secret,
            "What members' uploads of pictures to a host such as Cloudinary are signed with; without it none are");
    add_currency(serve, config);
    setting(serve, "new-product-stock", config.new_product_stock,
            "Pieces on hand of a product that an admin makes without a word about its stock")
        ->check(CLI::Range(std::int64_t{0}, stock_max));
    setting(serve, "payment-proofs", config.payment_proofs,
            "Whether an admin approves a card, cheque or refund only with an image that proves it");
    setting(serve, "payment-page-seconds", config.payment_page_seconds,
            "Before the gateway is asked how a payment on its page went, when nobody has asked")
        ->check(CLI::Range(1, 24 * 60 * 60));
    setting(serve, "password-threads", config.password_threads, "That hash passwords, 19 MiB each")
        ->check(CLI::Range(1, 64));
    setting(serve, "passwords-max", config.passwords_max,
            "Requests that may wait for a password to be hashed; one more is answered 503")
        ->check(CLI::PositiveNumber);
    setting(serve, "password-cost", config.password_cost,
            "full, or cheap: hashes passwords at hardly any cost, for automated tests. Only with --demo")
        ->check(CLI::IsMember({"full", "cheap"}));
    setting(
        serve, "address-header", config.address_header,
        "The header in which a proxy in front says where a request comes from: X-Forwarded-For. Only with a proxy that "
        "sets it: limits are counted by it");
}

void add_provisioning(CLI::App& serve, Config& config) {
    setting(
        serve, "seal-key", config.seal_key,
        "64 hexadecimal digits (openssl rand -hex 32): secrets that vendors need are sealed with it; without one none "
        "are taken")
        ->check([](const std::string& digits) {
            return parse_seal_key(digits) ? std::string() : std::string("it is not of 64 hexadecimal digits");
        });
    setting(
        serve, "provisioner-url", config.provisioner_url,
        "Where vendors provision what is ordered of them, or rehearsal; without it, and without --demo, orders wait");
    setting(serve, "provisioner-token", config.provisioner_token, "A Bearer token for it");
    setting(serve, "provisioning-delay-seconds", config.provisioning_delay_seconds,
            "How long a vendor is not asked, so that an order can be cancelled")
        ->check(CLI::NonNegativeNumber);
    setting(serve, "token-reuse-seconds", config.token_reuse_seconds,
            "A refresh token that is used once more within this is refused; after it, all of its family end too")
        ->check(CLI::NonNegativeNumber);
}

void add_identity(CLI::App& serve, Config& config) {
    setting(
        serve, "google-client-ids", config.google_client_ids,
        "Whom Google's tokens may be for, the one that has the secret first; without them nobody signs in by Google")
        ->delimiter(',');
    setting(serve, "google-client-secret", config.google_client_secret, "Its secret; without it no codes are taken");
    setting(serve, "google-redirect-uri", config.google_redirect_uri, "Where Google sent whoever brings a code");
    setting(serve, "google-url", config.google_url,
            "Where all of Google is, for a rehearsal: /certs, /token, /tokeninfo and /userinfo follow");
    setting(serve, "facebook-app-id", config.facebook_app_id,
            "The app at Facebook; without it nobody signs in by Facebook");
    setting(serve, "facebook-app-secret", config.facebook_app_secret, "Its secret");
    setting(serve, "facebook-url", config.facebook_url, "Where Facebook is, if not at https://graph.facebook.com");
}

std::string contradiction_of_identity(const Config& config) {
    const std::pair<const char*, const std::string*> urls[] = {{"--google-url", &config.google_url},
                                                               {"--facebook-url", &config.facebook_url}};
    for (const auto& [flag, url] : urls)
        if (!url->empty() && !is_safe_url(*url))
            return std::string(flag) + " is a URL of https, or of http on this machine, not " + *url;
    if (!config.facebook_app_id.empty() && config.facebook_app_secret.empty())
        return "--facebook-app-id needs --facebook-app-secret";
    if (!config.google_client_secret.empty() && config.google_client_ids.empty())
        return "--google-client-secret needs --google-client-ids";
    return {};
}

void set_demo_identity(Config& config) {
    if (config.google_client_ids.empty()) {
        config.google_client_ids = {std::string(demo::google_client_id)};
        config.google_client_secret = demo::google_client_secret;
        config.google_redirect_uri = demo::google_redirect_uri;
    }
    if (config.facebook_app_id.empty()) {
        config.facebook_app_id = demo::facebook_app_id;
        config.facebook_app_secret = demo::facebook_app_secret;
    }
}

void add_payment_page(CLI::App& serve, Config& config) {
    setting(serve, "payment-page-key", config.payment_page_key,
            "The merchant key at PayU, on whose page members pay; without one, and without --demo, nobody does");
    setting(serve, "payment-page-salt", config.payment_page_salt, "The salt that goes with it");
    setting(serve, "payment-page-verify-url", config.payment_page_verify_url,
            "Who is asked how it went, if not https://info.payu.in/merchant/postservice.php?form=2");
}

std::string contradiction_of_payment_page(const Config& config) {
    if (!config.payment_page_verify_url.empty() && !is_safe_url(config.payment_page_verify_url))
        return "--payment-page-verify-url is a URL of https, or of http on this machine, not " +
               config.payment_page_verify_url;
    if (config.payment_page_key.empty() != config.payment_page_salt.empty())
        return "--payment-page-key and --payment-page-salt need each other";
    return {};
}

void set_demo_payment_page(Config& config) {
    if (!config.payment_page_key.empty()) return;
    config.payment_page_key = demo::payment_page_key;
    config.payment_page_salt = demo::payment_page_salt;
}

} // namespace cartwright
