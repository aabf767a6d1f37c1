#pragma once

#include "domain/terms.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cartwright {

/// Everything that can be set, from the command line and the environment. Each flag --some-thing is also
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
    std::string payments_url{};              // or rehearsal: who is asked for refunds; empty: the one of this process
    std::string database = "sqlite:var/shop.db";
    std::string payments_database{}; // empty: beside the shop's, shop.db → shop-payments.db
    std::string store_url{};         // where the payments server finds the store; empty: where serve listens
    bool demo = false;
    std::vector<std::string> doors{all_doors};

    std::int64_t hold_seconds = 15 * 60;
    std::int64_t cart_life_seconds = 0;
    std::int64_t platform_fee_bps = 1'000;
    std::int64_t delivery_days = 5;
    std::int64_t verification_sales = 5;
    std::int64_t verification_ratings = 5;
    std::string verification_rating = "3.0";
    std::string payout_url{};     // where shops are paid; empty: nobody pays
    std::int64_t payout_days = 0; // between payouts by the calendar; 0: there are none

    std::string key_door = "marketplace";
    std::string key_scope{};
    std::string key_label{};
    std::int64_t key_days = 0; // 0: for good
    std::int64_t key_id = 0;
    std::int64_t shop = 0; // as the marketplace spells it

    std::vector<std::string> callback_secrets{}; // outside the demo one is drawn where none is given
    bool unsigned_callbacks = false;             // POST /payments/confirm needs no signature
    std::string metrics_token{};
    bool private_webhooks = false;
    std::int64_t events_days = 30; // kept
    std::string events{};          // nats://…: where events go too
    std::string smtp{};            // where mail is handed in; empty: nothing is sent
    std::string smtp_user{};
    std::string smtp_password{};
    std::string mail_from = "shop@localhost";
    std::string mail_from_name{};
    std::string sms_url{}; // where text messages are handed in; empty: nobody takes them
    std::string sms_method = "POST";
    std::string sms_content_type{};
    std::string sms_body{};
    std::vector<std::string> sms_headers{}; // "Name: value"
    std::string sms_from{};
    std::string captcha_android_secret{}; // with neither, nobody is asked
    std::string captcha_web_secret{};
    std::string captcha_url = "https://www.google.com/recaptcha/api/siteverify";
    std::string gateway{}; // http://… or rehearsal: who takes the order pipeline's money
    std::string gateway_token{};
    std::int64_t gateway_seconds = 10; // for an answer
    std::size_t outside_max = 256;     // requests that wait for the outside
    std::size_t password_threads = 1;  // that hash passwords
    std::size_t passwords_max = 64;    // requests that wait for that
    std::string password_cost = "full";
    std::string address_header{};                 // where the proxy in front says who is behind it
    std::string public_url{};                     // where links in mails lead; empty: where serve listens
    std::string mobile_region = "IN";             // whose mobile numbers need no country code
    std::int64_t token_hours = 48;                // how long who has signed in stays so
    std::optional<bool> allow_common_passwords{}; // for members; not set: in the demo alone
    std::string image_upload_secret{}; // what uploads of pictures to elsewhere are signed with; empty: none are
    std::string currency{};            // the shop's; empty: the one that its database keeps, at first USD
    std::int64_t new_product_stock = 1'000;
    bool payment_proofs = true;              // an image, before a card, cheque or refund is approved
    std::int64_t payment_page_seconds = 600; // before the gateway is asked how a payment went, unasked
    std::string member_email{};              // of an admin to be
    std::string member_password{};
    bool check_card_expiry = false;
    std::optional<bool> open_orderflow{}; // no keys at payments, shipments, refunds; not set: in the demo alone
    bool open_notices = true;             // mails about no order may be requested
    std::optional<std::int64_t> messages_per_hour{}; // that one address may request; not set: 60, in the demo 600
    std::optional<std::int64_t> messages_per_day{};  // likewise: 300, in the demo 3,000
    std::int64_t messages_in_all_per_hour = 10'000;  // that all may request
    std::string tax_mode = "of_gross";               // of the order pipeline
    std::string tax_rounding = "total";
    std::string tax_country = "US";
    std::vector<std::string> tax_rates{"*:standard=1800"};
    std::string seller_name = "Cartwright";
    std::string seller_address{};
    std::string seller_tax_number{};
    std::string admin_token{}; // for GET /events and /webhooks; empty: nobody

    std::string seal_key{};        // 64 hexadecimal digits; empty: no secrets are taken
    std::string provisioner_url{}; // or rehearsal
    std::string provisioner_token{};
    std::int64_t provisioning_delay_seconds = 0;
    std::int64_t token_reuse_seconds = 60;

    std::vector<std::string> google_client_ids{}; // whom Google's tokens may be for; none: nobody signs in by Google
    std::string google_client_secret{};           // for codes
    std::string google_redirect_uri{};            // likewise
    std::string google_url{};                     // where Google is, if not where it always is
    std::string facebook_app_id{};                // empty: nobody signs in by Facebook
    std::string facebook_app_secret{};
    std::string facebook_url{}; // where Facebook is, if not where it always is

    std::string payment_page_key{};        // who we are at PayU; empty: nobody pays on a page
    std::string payment_page_salt{};       // what only PayU and we know
    std::string payment_page_verify_url{}; // who is asked how it went, if not PayU

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
    std::size_t payments_connections_max = 0;      // 0: as is usual; cut to what the system allows, like the former
    std::int64_t connections_per_address_max = -1; // 0: no limit; -1: as is usual
    std::size_t waiting_bytes_max = 128 * 1024 * 1024;
    std::size_t requests_per_connection_max = 1'000'000;
    std::int64_t head_seconds = 10;
    std::int64_t body_seconds = 30;
    std::int64_t idle_seconds = 60;
    std::int64_t drain_seconds = 10;
    std::string log = "-"; // a file, or standard error
};

/// What the command line and the environment ask for; or the exit code, when there is nothing more to do (--help was
/// asked for, or something was wrong: it has been said).
struct Wanted {
    std::optional<Config> config{};
    int exit_code = 0;
};
Wanted read_config(int argc, char** argv);

/// What the doors of the shop vary in common, and what resellers' door varies.
Terms terms_of(const Config& config);
Terms reseller_terms_of(const Config& config);
Terms shopping_terms_of(const Config& config);

/// The same for the order pipeline, with its taxes.
Terms orderflow_terms_of(const Config& config);

/// True when nobody outside this machine can reach `address` ("127.0.0.1:8000", "[::1]:8000", "localhost:8000").
bool is_loopback(const std::string& address);

/// "sqlite:var/shop.db" → "sqlite:var/shop-payments.db"; with the shop on PostgreSQL still a file of its own.
std::string payments_database_beside(const std::string& database);

} // namespace cartwright
