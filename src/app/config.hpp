#pragma once

#include "domain/terms.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cartwright {

/// All settings, from the command line and the environment. Each flag --some-thing is also the variable
/// CARTWRIGHT_SOME_THING.
struct Config { // NOLINT(clang-analyzer-optin.performance.Padding): in the order of what they are about
    static inline const std::vector<std::string> all_doors{"storefront", "marketplace", "orderflow", "reseller",
                                                           "shopping"};

    enum class Command : std::uint8_t {
        serve,
        payments,
        migrate,
        import_products,
        import_online_retail,
        import_plans,
        check,
        backup,
        move,
        webhooks_list,
        webhooks_add,
        webhooks_remove,
        webhooks_replay,
        webhooks_rotate,
        keys_create,
        keys_list,
        keys_revoke,
        import_listings,
        reseller_add,
        reseller_token,
        admin_create,
        manual,
        demo_credentials,
        version,
    };

    Command command = Command::serve;
    std::string from{}; // the databases of a move
    std::string to{};
    bool events_manual = false;
    bool plan = false;     // of `migrate`
    bool contract = false; // likewise
    bool json = false;     // of `version`
    std::string webhook_url{};
    std::vector<std::string> webhook_types{};
    std::int64_t webhook_id = 0;
    std::int64_t webhook_after = 0;
    std::string reseller_name{};
    std::int64_t reseller_account = 0;
    std::string file{};          // what to import, where to put the backup
    std::string delimiter = ","; // between the fields of a list; or "tab"

    std::vector<std::string> listen{"127.0.0.1:8000", "[::1]:8000"};
    std::string payments = "127.0.0.1:5000"; // or "off"
    std::string payments_url{};              // or rehearsal: is asked for refunds; empty: that of this process
    std::string database = "sqlite:var/shop.db";
    std::string payments_database{};  // empty: beside the shop's, shop.db → shop-payments.db
    std::string rehearsal_database{}; // empty: beside the shop's, shop.db → shop-rehearsal.db
    std::string store_url{};          // where the payments server finds the store; empty: where serve listens
    bool demo = false;
    std::vector<std::string> doors{all_doors};

    std::int64_t hold_seconds = 15 * 60;
    std::int64_t cart_life_seconds = 0;
    std::int64_t platform_fee_bps = 1'000;
    std::int64_t delivery_days = 5;
    std::int64_t verification_sales = 5;
    std::int64_t verification_ratings = 5;
    std::string verification_rating = "3.0";
    std::string payout_url{};     // where payouts are posted; empty: they fail, except in the demo
    std::int64_t payout_days = 0; // days between scheduled payouts; 0: there are none

    std::string key_door = "marketplace";
    std::string key_scope{};
    std::string key_label{};
    std::int64_t key_days = 0; // 0: until it is revoked
    std::int64_t key_id = 0;
    std::int64_t shop = 0; // as the marketplace formats it

    std::vector<std::string> callback_secrets{}; // outside the demo, serve draws one when none is given
    bool unsigned_callbacks = false;             // POST /payments/confirm needs no signature
    std::string metrics_token{};
    bool private_webhooks = false;
    std::int64_t events_days = 30; // how long events are kept
    std::string events{};          // nats://…: where events are published too
    std::string smtp{};            // the mail server; empty: mail is not sent
    std::string smtp_user{};
    std::string smtp_password{};
    std::string mail_from = "shop@localhost";
    std::string mail_from_name{};
    std::string sms_url{}; // the text message gateway; empty: text messages fail, except in the demo
    std::string sms_method = "POST";
    std::string sms_content_type{};
    std::string sms_body{};
    std::vector<std::string> sms_headers{}; // "Name: value"
    std::string sms_from{};
    std::string captcha_android_secret{}; // with neither secret, captchas are not checked
    std::string captcha_web_secret{};
    std::string captcha_url = "https://www.google.com/recaptcha/api/siteverify";
    std::string gateway{}; // http://… or rehearsal: takes the order pipeline's money
    std::string gateway_token{};
    std::int64_t gateway_seconds = 10;    // time-out for an answer
    std::size_t external_calls_max = 256; // requests that wait for external services
    std::size_t password_threads = 1;     // threads that hash passwords
    std::size_t passwords_max = 64;       // requests that wait for a hash
    std::string password_cost = "full";
    std::string address_header{};                 // in which the proxy in front names the client's address
    std::string public_url{};                     // base of the links in mails; empty: where serve listens
    std::string mobile_region = "IN";             // whose mobile numbers need no country code
    std::int64_t token_hours = 48;                // how long a sign-in lasts
    std::optional<bool> allow_common_passwords{}; // for members; not set: in the demo only
    std::string image_upload_secret{};            // signs uploads of pictures to an image host; empty: none are signed
    std::string currency{};                       // the shop's; empty: the one in its database, at first USD
    std::int64_t new_product_stock = 1'000;
    bool payment_proofs = true;              // an image is required before a card, cheque or refund is approved
    std::int64_t payment_page_seconds = 600; // until the gateway is asked about a payment, unprompted
    std::string member_email{};              // of the admin to create
    std::string member_password{};
    bool check_card_expiry = false;
    std::optional<bool> open_orderflow{}; // no keys for payments, shipments, refunds; not set: in the demo only
    bool open_notices = true;             // mails that concern no order may be requested
    std::optional<std::int64_t> messages_per_hour{}; // limit for one address; not set: 60, in the demo 600
    std::optional<std::int64_t> messages_per_day{};  // likewise: 300, in the demo 3,000
    std::int64_t messages_in_all_per_hour = 10'000;  // limit for all clients together
    std::string tax_mode = "of_gross";               // of the order pipeline
    std::string tax_rounding = "total";
    std::string tax_country = "US";
    std::vector<std::string> tax_rates{"*:standard=1800"};
    std::string seller_name = "Cartwright";
    std::string seller_address{};
    std::string seller_tax_number{};
    std::string admin_token{}; // for GET /events and /webhooks; empty: they are closed

    std::string seal_key{};        // 64 hexadecimal digits; empty: secrets are refused
    std::string provisioner_url{}; // or rehearsal
    std::string provisioner_token{};
    std::int64_t provisioning_delay_seconds = 0;
    std::int64_t token_reuse_seconds = 60;

    std::vector<std::string> google_client_ids{}; // accepted audiences of tokens; none: sign-in by Google is off
    std::string google_client_secret{};           // for codes
    std::string google_redirect_uri{};            // likewise
    std::string google_url{};                     // Google's base URL, if not the usual ones
    std::string facebook_app_id{};                // empty: sign-in by Facebook is off
    std::string facebook_app_secret{};
    std::string facebook_url{}; // Facebook's base URL, if not the usual one

    std::string payment_page_key{};        // the merchant key at PayU; empty: there is no payment page
    std::string payment_page_salt{};       // the secret shared with PayU
    std::string payment_page_verify_url{}; // is asked about payments, if not PayU

    std::vector<std::string> hosts{};
    std::vector<std::string> cors_origins{};
    std::string tls_certificate{};
    std::string tls_key{};

    std::size_t threads = 2;
    std::size_t database_connections = 8;
    std::size_t queue_max = 4096;
    std::size_t batch_max = 64;
    std::size_t head_bytes_max = 16 * 1024;
    std::size_t headers_max = 100;
    std::size_t target_bytes_max = 8 * 1024;
    std::size_t body_bytes_max = 1024 * 1024;
    std::size_t json_depth_max = 32;
    std::size_t connections_max = 10'000;
    std::size_t payments_connections_max = 0;      // 0: the default; reduced to what the system allows, like the former
    std::int64_t connections_per_address_max = -1; // 0: no limit; -1: the default
    std::size_t waiting_bytes_max = 128 * 1024 * 1024;
    std::size_t requests_per_connection_max = 1'000'000;
    std::int64_t head_seconds = 10;
    std::int64_t body_seconds = 30;
    std::int64_t idle_seconds = 60;
    std::int64_t drain_seconds = 10;
    std::string log = "-"; // a file, or standard error
};

/// The configuration that the command line and the environment request. Without one there is nothing more to do, and
/// `exit_code` is set: --help was requested, or an error has been printed.
struct Wanted {
    std::optional<Config> config{};
    int exit_code = 0;
};
Wanted read_config(int argc, char** argv);

/// The terms that the shop's doors have in common, those of the reseller door, and those of the shopping door.
Terms terms_of(const Config& config);
Terms reseller_terms_of(const Config& config);
Terms shopping_terms_of(const Config& config);

/// The terms of the order pipeline, with its taxes.
Terms orderflow_terms_of(const Config& config);

/// True when `address` is reachable from this machine only ("127.0.0.1:8000", "[::1]:8000", "localhost:8000").
bool is_loopback(const std::string& address);

/// "sqlite:var/shop.db" → "sqlite:var/shop-payments.db". With the shop on PostgreSQL it is an SQLite file, too.
std::string payments_database_beside(const std::string& database);

} // namespace cartwright
