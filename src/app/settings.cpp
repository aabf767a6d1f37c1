#include "app/settings.hpp"

#include "base/currencies.hpp"
#include "base/money.hpp"
#include "base/seal.hpp"
#include "demo/demo.hpp"
#include "domain/catalogue/product.hpp"
#include "domain/ledger/tax.hpp"
#include "http/client.hpp"

namespace cartwright {

namespace {

/// What is wrong with a tax rate; empty when nothing is.
std::string wrong_rate(const std::string& text) {
    return parse_tax_rate(text) ? std::string() : text + " is not a tax rate such as GB:books=0 or *:standard=1800";
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

void add_mail(CLI::App& app, MessagesConfig& messages) {
    setting(app, "smtp", messages.mail.smtp,
            "URL of the mail server: smtp://HOST:PORT or smtps://HOST:PORT. Without it, the server stores mail and "
            "does not send it");
    setting(app, "smtp-user", messages.mail.user, "User name at the mail server; the connection then requires TLS");
    setting(app, "smtp-password", messages.mail.password, "Password of --smtp-user");
    setting(app, "mail-from", messages.mail.from, "Sender address of mails");
    setting(app, "mail-from-name", messages.mail.from_name, "Sender name of mails");
    app.add_option("--messages-per-hour", messages.limits.per_hour,
                   "Largest number of mails and text messages that one client address may request in an hour; further "
                   "requests are answered 429. Default: 60, with --demo 600")
        ->envname("CARTWRIGHT_MESSAGES_PER_HOUR")
        ->check(CLI::PositiveNumber);
    app.add_option("--messages-per-day", messages.limits.per_day,
                   "Largest number of mails and text messages that one client address may request in a day; further "
                   "requests are answered 429. Default: 300, with --demo 3000")
        ->envname("CARTWRIGHT_MESSAGES_PER_DAY")
        ->check(CLI::PositiveNumber);
    setting(app, "messages-in-all-per-hour", messages.limits.in_all_per_hour,
            "Largest number of mails and text messages that all clients together may request in an hour; further "
            "requests are answered 429")
        ->check(CLI::PositiveNumber);
}

void add_captcha(CLI::App& app, CaptchaConfig& captcha) {
    setting(app, "captcha-android-secret", captcha.android_secret,
            "Secret of the reCAPTCHA in the Android app. Without this and --captcha-web-secret, the server verifies no "
            "captchas");
    setting(app, "captcha-web-secret", captcha.web_secret, "Secret of the reCAPTCHA on the shop's pages");
    setting(app, "captcha-url", captcha.url, "URL at which the server verifies the answers to captchas");
}

void add_marketplace(CLI::App& app, MarketplaceConfig& marketplace) {
    setting(app, "platform-fee-bps", marketplace.platform_fee_bps,
            "Fee on the sales of new marketplace shops, in hundredths of a percent")
        ->check(CLI::Range(0, 10'000));
    setting(app, "delivery-days", marketplace.delivery_days, "Usual delivery time of a marketplace shop, in days")
        ->check(CLI::Range(0, 365));
    setting(app, "verification-sales", marketplace.verification.sales,
            "Least number of sales for the verification of a marketplace shop")
        ->check(CLI::NonNegativeNumber);
    setting(app, "verification-ratings", marketplace.verification.ratings,
            "Least number of ratings for the verification of a marketplace shop")
        ->check(CLI::NonNegativeNumber);
    setting(app, "verification-rating", marketplace.verification.rating, "Least average of these ratings, from 0 to 5")
        ->check([](const std::string& text) {
            const auto rating = minor_units(text, Places::exact);
            const bool is_good = rating && *rating >= 0 && *rating <= rating_hundredths_max;
            return is_good ? std::string{} : "must be from 0 to 5 with at most two decimal places";
        });
    setting(app, "payout-url", marketplace.payouts.url,
            "URL to which the server posts payouts of marketplace shops. Without it, and without --demo, every payout "
            "fails");
    setting(app, "payout-days", marketplace.payouts.days,
            "Days between scheduled payouts to each shop; 0: payouts only on request")
        ->check(CLI::Range(0, 365));
}

void add_gateway(CLI::App& app, GatewayConfig& gateway, ExternalCallConfig& calls) {
    setting(app, "gateway", gateway.url,
            "Payment gateway of the order pipeline: its URL http://HOST:PORT, or rehearsal, which takes no money. "
            "Without it, and without --demo, every charge is declined");
    setting(app, "gateway-seconds", calls.seconds,
            "Largest time in seconds that the server waits for a payment provider or a carrier; a job then repeats the "
            "call")
        ->check(CLI::Range(1, 60));
    setting(app, "outside-max", calls.at_once_max,
            "Largest number of requests that wait for external services; further requests are answered 503")
        ->check(CLI::PositiveNumber);
}

void add_orderflow(CLI::App& app, OrderflowConfig& orderflow) {
    app.add_flag("--check-card-expiry", orderflow.check_card_expiry, "Declines cards that have expired")
        ->envname("CARTWRIGHT_CHECK_CARD_EXPIRY");
    app.add_option("--open-orderflow", orderflow.is_open,
                   "If true, the order pipeline requires no key for payments, shipments, refunds and details of "
                   "orders. Default: true with --demo; otherwise it requires a key of the scope billing")
        ->envname("CARTWRIGHT_OPEN_ORDERFLOW");
    setting(app, "open-notices", orderflow.open_notices,
            "If true, anyone may request mails without an order. These mails carry no name and have low rate limits");
    setting(app, "tax-mode", orderflow.tax.mode,
            "How the order pipeline computes tax: none, of_gross, inclusive or exclusive")
        ->check(CLI::IsMember({"none", "of_gross", "inclusive", "exclusive"}));
    setting(app, "tax-rounding", orderflow.tax.rounding,
            "Whether tax is rounded for each line or for the total: line or total")
        ->check(CLI::IsMember({"line", "total"}));
    setting(app, "tax-country", orderflow.tax.country, "Country whose tax rates apply when a cart names no country");
    setting(app, "tax-rate", orderflow.tax.rates,
            "Tax rates COUNTRY:GOODS=RATE, in hundredths of a percent: GB:standard=2000,GB:books=0. GOODS is a "
            "category's slug or standard; the country * is any country")
        ->delimiter(',')
        ->check(wrong_rate);
}

void add_seller(CLI::App& app, SellerConfig& seller) {
    setting(app, "seller-name", seller.name, "Name of the seller on invoices");
    setting(app, "seller-address", seller.address, "Address of the seller on invoices");
    setting(app, "seller-tax-number", seller.tax_number, "Tax number of the seller on invoices");
}

void add_currency(CLI::App& app, std::string& currency) {
    setting(app, "currency", currency,
            "ISO 4217 code of the shop's currency, which applies to prices that name none. Default: the currency in "
            "the database; USD for a new shop")
        ->check([](const std::string& wanted) {
            const std::string_view flaw = flaw_of_currency(wanted);
            return flaw.empty() ? std::string() : wanted + ": " + std::string(flaw);
        });
}

void add_public_url(CLI::App& serve, ServerConfig& server) {
    setting(serve, "public-url", server.public_url,
            "Public base URL of the shop for the links in mails, such as https://shop.example. Default: the address on "
            "which it listens")
        ->check([](const std::string& url) {
            return url.empty() || http::is_http_url(url, false) ? std::string()
                                                                : url + " is not an http:// or https:// URL";
        });
}

void add_members(CLI::App& serve, MembersConfig& members) {
    setting(serve, "mobile-region", members.mobile_region,
            "Two-letter code of the country whose mobile numbers need no country code")
        ->check([](const std::string& region) {
            const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
            return region.size() == 2 && std::ranges::all_of(region, is_capital)
                       ? std::string()
                       : region + " is not a two-letter country code such as IN";
        });
    setting(serve, "token-hours", members.token_hours, "Hours after which a member's sign-in expires")
        ->check(CLI::Range(1, 24 * 365));
    serve
        .add_option("--allow-common-passwords", members.passwords.allow_common,
                    "Whether members may have one of the most common passwords, such as `password`. Default: false; "
                    "with --demo, true")
        ->envname("CARTWRIGHT_ALLOW_COMMON_PASSWORDS")
        ->expected(0, 1)
        ->default_str("true") // when the flag has no value
        ->option_text("[BOOLEAN]");
}

void add_image_uploads(CLI::App& serve, ShoppingConfig& shopping) {
    setting(serve, "image-upload-secret", shopping.image_upload_secret,
            "Secret that signs members' uploads of pictures to a host such as Cloudinary. Without it, the server signs "
            "no uploads");
}

void add_shopping(CLI::App& serve, ShoppingConfig& shopping) {
    setting(serve, "new-product-stock", shopping.new_product_stock,
            "Initial stock, in pieces, of a product that an admin creates without a stock")
        ->check(CLI::Range(std::int64_t{0}, stock_max));
    setting(serve, "payment-proofs", shopping.payment_proofs,
            "If true, an admin can approve a card, cheque or refund only with an image that proves it");
    setting(serve, "payment-page-seconds", shopping.page.ask_after_seconds,
            "Seconds after which the server asks PayU for the result of a payment, if no client has asked")
        ->check(CLI::Range(1, 24 * 60 * 60));
}

void add_passwords(CLI::App& serve, PasswordConfig& passwords) {
    setting(serve, "password-threads", passwords.threads,
            "Number of threads that hash passwords; each uses 19 MiB of memory")
        ->check(CLI::Range(1, 64));
    setting(serve, "passwords-max", passwords.waiting_max,
            "Largest number of requests that wait for password hashing; further requests are answered 503")
        ->check(CLI::PositiveNumber);
    setting(serve, "password-cost", passwords.cost,
            "Cost of password hashing: full, or cheap for automated tests. cheap is accepted only with --demo")
        ->check(CLI::IsMember({"full", "cheap"}));
}

void add_address_header(CLI::App& serve, ServerConfig& server) {
    setting(serve, "address-header", server.address_header,
            "Header in which a proxy sends the client's address, such as X-Forwarded-For; rate limits use this "
            "address. Set it only behind a trusted proxy; otherwise clients can forge their address");
}

void add_reseller(CLI::App& serve, ResellerConfig& reseller) {
    setting(serve, "seal-key", reseller.seal_key,
            "Key of 64 hexadecimal digits (openssl rand -hex 32) that encrypts secrets for vendors. Without it, and "
            "without --demo, the server refuses such secrets")
        ->check([](const std::string& digits) {
            return parse_seal_key(digits) ? std::string() : std::string("must have 64 hexadecimal digits");
        });
    setting(serve, "provisioner-url", reseller.provisioning.url,
            "URL of the service that provisions orders at vendors, or rehearsal. Without it, and without --demo, "
            "orders wait");
    setting(serve, "provisioner-token", reseller.provisioning.token, "Bearer token for --provisioner-url");
    setting(serve, "provisioning-delay-seconds", reseller.provisioning.delay_seconds,
            "Seconds before the server asks a vendor to provision an order; until then the order can be cancelled")
        ->check(CLI::NonNegativeNumber);
    setting(serve, "token-reuse-seconds", reseller.token_reuse_seconds,
            "Seconds within which a used refresh token that is sent again is only refused; later, the server also "
            "revokes all tokens of its family")
        ->check(CLI::NonNegativeNumber);
}

void add_sign_in(CLI::App& serve, SignInConfig& sign_in) {
    setting(serve, "google-client-ids", sign_in.google.client_ids,
            "Client ids that Google's tokens may be issued for, first the one with the secret. Without them, and "
            "without --demo, sign-in with Google is off")
        ->delimiter(',');
    setting(serve, "google-client-secret", sign_in.google.client_secret,
            "Secret of the first client id; without it, the server refuses Google's codes");
    setting(serve, "google-redirect-uri", sign_in.google.redirect_uri,
            "Redirect URI with which Google issued the codes");
    setting(serve, "google-url", sign_in.google.url,
            "Base URL that replaces Google's own URLs, for tests: the server appends /certs, /token, /tokeninfo and "
            "/userinfo");
    setting(serve, "facebook-app-id", sign_in.facebook.app_id,
            "Id of the app at Facebook. Without it, and without --demo, sign-in with Facebook is off");
    setting(serve, "facebook-app-secret", sign_in.facebook.app_secret, "Secret of the app at Facebook");
    setting(serve, "facebook-url", sign_in.facebook.url, "Base URL of Facebook. Default: https://graph.facebook.com");
}

std::string contradiction_of_sign_in(const SignInConfig& sign_in) {
    const std::pair<const char*, const std::string*> urls[] = {{"--google-url", &sign_in.google.url},
                                                               {"--facebook-url", &sign_in.facebook.url}};
    for (const auto& [flag, url] : urls)
        if (!url->empty() && !is_safe_url(*url))
            return std::string(flag) + " must be an https:// URL, or an http:// URL of this machine, not " + *url;
    if (!sign_in.facebook.app_id.empty() && sign_in.facebook.app_secret.empty())
        return "--facebook-app-id needs --facebook-app-secret";
    if (!sign_in.google.client_secret.empty() && sign_in.google.client_ids.empty())
        return "--google-client-secret needs --google-client-ids";
    return {};
}

void set_demo_sign_in(SignInConfig& sign_in) {
    if (sign_in.google.client_ids.empty()) {
        sign_in.google.client_ids = {std::string(demo::google_client_id)};
        sign_in.google.client_secret = demo::google_client_secret;
        sign_in.google.redirect_uri = demo::google_redirect_uri;
    }
    if (sign_in.facebook.app_id.empty()) {
        sign_in.facebook.app_id = demo::facebook_app_id;
        sign_in.facebook.app_secret = demo::facebook_app_secret;
    }
}

void add_payment_page(CLI::App& serve, PaymentPageConfig& page) {
    setting(serve, "payment-page-key", page.key,
            "Merchant key at PayU, on whose page members pay. Without it, and without --demo, payments on a page are "
            "not possible");
    setting(serve, "payment-page-salt", page.salt, "Salt of the merchant key, a secret that PayU and the shop share");
    setting(serve, "payment-page-verify-url", page.verify_url,
            "URL at which the server asks PayU for the result of a payment. Default: "
            "https://info.payu.in/merchant/postservice.php?form=2");
}

std::string contradiction_of_payment_page(const PaymentPageConfig& page) {
    if (!page.verify_url.empty() && !is_safe_url(page.verify_url))
        return "--payment-page-verify-url must be an https:// URL, or an http:// URL of this machine, not " +
               page.verify_url;
    if (page.key.empty() != page.salt.empty()) return "--payment-page-key and --payment-page-salt must be set together";
    return {};
}

void set_demo_payment_page(PaymentPageConfig& page) {
    if (!page.key.empty()) return;
    page.key = demo::payment_page_key;
    page.salt = demo::payment_page_salt;
}

} // namespace cartwright
