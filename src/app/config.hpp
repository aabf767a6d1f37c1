#pragma once

#include "base/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cartwright {

/// Where a command finds the shop, and where it logs.
struct Storage {
    std::string database = "sqlite:var/shop.db";
    std::string log = "-"; // a file, or standard error
};

/// How writes reach the database.
struct WriterConfig {
    std::size_t connections = 8;
    std::size_t queue_max = 4096;
    std::size_t batch_max = 64;
};

struct TlsConfig {
    std::string certificate{};
    std::string key{};
};

/// Limits of the HTTP server.
struct RequestLimits {
    std::size_t head_bytes_max = 16 * 1024;
    std::size_t headers_max = 100;
    std::size_t target_bytes_max = 8 * 1024;
    std::size_t body_bytes_max = 1024 * 1024;
    std::size_t json_depth_max = 32;
    std::size_t connections_max = 10'000;
    std::int64_t connections_per_address_max = -1; // 0: no limit; -1: the default
    std::size_t waiting_bytes_max = 128 * 1024 * 1024;
    std::size_t requests_per_connection_max = 1'000'000;
    std::int64_t head_seconds = 10;
    std::int64_t body_seconds = 30;
    std::int64_t idle_seconds = 60;
};

/// The HTTP server of the shop.
struct ServerConfig {
    std::vector<std::string> listen{"127.0.0.1:8000", "[::1]:8000"};
    std::vector<std::string> hosts{};
    std::vector<std::string> cors_origins{};
    TlsConfig tls{};
    std::string address_header{}; // in which the proxy in front names the client's address
    std::string public_url{};     // base of the links in mails; empty: where serve listens
    std::size_t threads = 2;
    std::int64_t drain_seconds = 10;
    RequestLimits limits{};
};

/// Callbacks of the payments server to the store, and requests for refunds the other way.
struct CallbackConfig {
    std::vector<std::string> secrets{}; // outside the demo, serve draws one when none is given
    bool are_unsigned = false;          // POST /payments/confirm needs no signature
};

/// The payments server, and what the store asks of it.
struct PaymentsConfig {
    std::string listen = "127.0.0.1:5000"; // or "off"
    std::string url{};                     // or rehearsal: is asked for refunds; empty: that of this process
    std::string database{};                // empty: beside the shop's, shop.db → shop-payments.db
    std::string store_url{};               // where the payments server finds the store; empty: where serve listens
    std::size_t connections_max = 0;       // 0: the default; reduced to what the system allows, like the shop's
    CallbackConfig callbacks{};
};

/// Bearer tokens of operators.
struct OperatorConfig {
    std::string admin_token{}; // for GET /events and /webhooks; empty: they are closed
    std::string metrics_token{};
};

struct EventsConfig {
    std::int64_t days = 30; // how long events are kept
    std::string broker{};   // nats://…: where events are published too
    bool private_webhooks = false;
};

struct MailConfig {
    std::string smtp{}; // the mail server; empty: mail is not sent
    std::string user{};
    std::string password{};
    std::string from = "shop@localhost";
    std::string from_name{};
};

struct SmsConfig {
    std::string url{}; // the text message gateway; empty: text messages fail, except in the demo
    std::string method = "POST";
    std::string content_type{};
    std::string body{};
    std::vector<std::string> headers{}; // "Name: value"
    std::string from{};
};

/// Limits of mails and text messages that requests cause.
struct MessageLimitConfig {
    std::optional<std::int64_t> per_hour{}; // for one address; not set: 60, in the demo 600
    std::optional<std::int64_t> per_day{};  // likewise: 300, in the demo 3,000
    std::int64_t in_all_per_hour = 10'000;  // for all clients together
};

struct MessagesConfig {
    MailConfig mail{};
    SmsConfig sms{};
    MessageLimitConfig limits{};
};

/// The payment gateway of the order pipeline.
struct GatewayConfig {
    std::string url{}; // http://… or rehearsal: takes the order pipeline's money
    std::string token{};
};

/// Requests that wait for external services.
struct ExternalCallConfig {
    std::int64_t seconds = 10; // time-out for an answer
    std::size_t at_once_max = 256;
};

struct CartConfig {
    std::int64_t hold_seconds = 15 * 60;
    std::int64_t life_seconds = 0;
};

struct VerificationConfig {
    std::int64_t sales = 5;
    std::int64_t ratings = 5;
    std::string rating = "3.0";
};

struct PayoutConfig {
    std::string url{};     // where payouts are posted; empty: they fail, except in the demo
    std::int64_t days = 0; // days between scheduled payouts; 0: there are none
};

struct MarketplaceConfig {
    std::int64_t platform_fee_bps = 1'000;
    std::int64_t delivery_days = 5;
    VerificationConfig verification{};
    PayoutConfig payouts{};
};

struct TaxConfig {
    std::string mode = "of_gross";
    std::string rounding = "total";
    std::string country = "US";
    std::vector<std::string> rates{"*:standard=1800"};
};

/// The order pipeline.
struct OrderflowConfig {
    bool check_card_expiry = false;
    std::optional<bool> is_open{}; // no keys for payments, shipments, refunds; not set: in the demo only
    bool open_notices = true;      // mails that concern no order may be requested
    TaxConfig tax{};
};

/// The seller as invoices and mails name it.
struct SellerConfig {
    std::string name = "Cartwright";
    std::string address{};
    std::string tax_number{};
};

struct ProvisioningConfig {
    std::string url{}; // or rehearsal
    std::string token{};
    std::int64_t delay_seconds = 0;
};

struct ResellerConfig {
    std::string seal_key{}; // 64 hexadecimal digits; empty: secrets are refused
    ProvisioningConfig provisioning{};
    std::int64_t token_reuse_seconds = 60;
};

struct CaptchaConfig {
    std::string android_secret{}; // with neither secret, captchas are not checked
    std::string web_secret{};
    std::string url = "https://www.google.com/recaptcha/api/siteverify";
};

struct GoogleConfig {
    std::vector<std::string> client_ids{}; // accepted audiences of tokens; none: sign-in by Google is off
    std::string client_secret{};           // for codes
    std::string redirect_uri{};            // likewise
    std::string url{};                     // Google's base URL, if not the usual ones
};

struct FacebookConfig {
    std::string app_id{}; // empty: sign-in by Facebook is off
    std::string app_secret{};
    std::string url{}; // Facebook's base URL, if not the usual one
};

struct SignInConfig {
    GoogleConfig google{};
    FacebookConfig facebook{};
};

struct PasswordConfig {
    std::optional<bool> allow_common{}; // for members; not set: in the demo only
    std::size_t threads = 1;            // threads that hash passwords
    std::size_t waiting_max = 64;       // requests that wait for a hash
    std::string cost = "full";
};

/// The members of the shopping API.
struct MembersConfig {
    std::string mobile_region = "IN"; // whose mobile numbers need no country code
    std::int64_t token_hours = 48;    // how long a sign-in lasts
    PasswordConfig passwords{};
    CaptchaConfig captcha{};
    SignInConfig sign_in{};
};

/// The payment page of PayU.
struct PaymentPageConfig {
    std::string key{};                    // the merchant key at PayU; empty: there is no payment page
    std::string salt{};                   // the secret shared with PayU
    std::string verify_url{};             // is asked about payments, if not PayU
    std::int64_t ask_after_seconds = 600; // until the gateway is asked about a payment, unprompted
};

struct ShoppingConfig {
    std::string image_upload_secret{}; // signs uploads of pictures to an image host; empty: none are signed
    std::int64_t new_product_stock = 1'000;
    bool payment_proofs = true; // an image is required before a card, cheque or refund is approved
    PaymentPageConfig page{};
};

/// The settings of the two servers, by subject. `serve` reads all, `payments` those of the payments server.
struct Config {
    static inline const std::vector<std::string> all_doors{"storefront", "marketplace", "orderflow", "reseller",
                                                           "shopping"};

    bool demo = false;
    std::vector<std::string> doors{all_doors};
    std::string currency{}; // the shop's; empty: the one in its database, at first USD
    Storage storage{};
    std::string rehearsal_database{}; // empty: beside the shop's, shop.db → shop-rehearsal.db
    WriterConfig writer{};
    ServerConfig server{};
    PaymentsConfig payments{};
    OperatorConfig operators{};
    EventsConfig events{};
    MessagesConfig messages{};
    GatewayConfig gateway{};
    ExternalCallConfig external_calls{};
    CartConfig carts{};
    MarketplaceConfig marketplace{};
    OrderflowConfig orderflow{};
    SellerConfig seller{};
    ResellerConfig reseller{};
    MembersConfig members{};
    ShoppingConfig shopping{};
};

/// True when `address` is reachable from this machine only ("127.0.0.1:8000", "[::1]:8000", "localhost:8000").
bool is_loopback(const std::string& address);

/// "sqlite:var/shop.db" → "sqlite:var/shop-payments.db". With the shop on PostgreSQL it is an SQLite file, too.
std::string payments_database_beside(const std::string& database);

} // namespace cartwright
