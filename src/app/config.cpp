#include "app/config.hpp"

#include "app/settings.hpp"
#include "app/text_messages.hpp"
#include "base/money.hpp"
#include "base/signature.hpp"
#include "base/text.hpp"
#include "demo/demo.hpp"
#include "http/client.hpp"
#include "providers/live/money/payu.hpp"
#include "rehearsal/books/books.hpp"
#include "store/engine/database.hpp"

namespace cartwright {

namespace {

void add_database(CLI::App& app, Config& config) {
    setting(app, "database", config.database, "URL of the shop's database: sqlite:PATH or postgres://…");
    setting(app, "log", config.log, "File to which the log is appended; - is standard error");
}

void add_rehearsal_database(CLI::App& app, Config& config) {
    setting(app, "rehearsal-database", config.rehearsal_database,
            "URL of the database of the simulated external services. Default: beside the shop's database (shop.db → "
            "shop-rehearsal.db), or the schema \"rehearsal\" of the same PostgreSQL database");
}

bool callbacks_must_be_signed(const Config& config) { return !config.demo && !config.unsigned_callbacks; }

void add_payments(CLI::App& app, Config& config) {
    setting(app, "payments-database", config.payments_database,
            "URL of the payments server's database. Default: beside the shop's database (shop.db → shop-payments.db); "
            "with PostgreSQL, sqlite:var/shop-payments.db");
    setting(app, "store-url", config.store_url,
            "URL at which the payments server reaches the store. Default: the store of the same process; for the "
            "command payments, http://127.0.0.1:8000");
    setting(app, "callback-secret", config.callback_secrets,
            "Secret that signs payment callbacks (Standard Webhooks). Set two, separated by a comma, while you change "
            "it: the first signs, both are accepted. Default of serve without --demo: a random secret that the servers "
            "of the process share")
        ->delimiter(',');
    setting(app, "gateway-token", config.gateway_token,
            "Bearer token that serve sends to --gateway. Without --demo, the payments server requires it for /pay, "
            "/charges, /refunds, /balance and /transactions");
    setting(app, "metrics-token", config.metrics_token,
            "Bearer token that GET /metrics requires. Without it, a server shows metrics only if it listens on "
            "loopback addresses only");
}

void add_serve(CLI::App& app, Config& config) {
    CLI::App& serve = *app.add_subcommand("serve", "Runs the shop and, by default, the payments server");
    serve.callback([&] { config.command = Config::Command::serve; });
    setting(serve, "listen", config.listen, "Address ADDR:PORT to listen on, repeatable; port 0: any free port")
        ->delimiter(',');
    setting(serve, "payments", config.payments, "Address ADDR:PORT of the payments server, or off");
    setting(serve, "payments-url", config.payments_url,
            "URL http://HOST:PORT of the payments server that refunds storefront orders, or rehearsal. Default: the "
            "payments server of this process");
    add_database(serve, config);
    setting(serve, "doors", config.doors, "APIs that the server offers, separated by commas")
        ->delimiter(',')
        ->check(CLI::IsMember(Config::all_doors));
    serve.add_flag("--demo", config.demo, "Adds demo data and opens protected routes; only on loopback addresses")
        ->envname("CARTWRIGHT_DEMO");
    setting(serve, "hold-seconds", config.hold_seconds,
            "Seconds for which a checkout reserves its stock until the payment; 0: no reservation")
        ->check(CLI::NonNegativeNumber);
    setting(serve, "cart-life-seconds", config.cart_life_seconds,
            "Seconds after which an unused storefront cart is removed; 0: never")
        ->check(CLI::NonNegativeNumber);
    add_marketplace(serve, config);
    setting(serve, "admin-token", config.admin_token,
            "Bearer token of the admin API; without it, the server refuses all admin requests. Default with --demo: " +
                std::string(demo::admin_token));
    serve
        .add_flag("--private-webhooks", config.private_webhooks,
                  "Allows webhooks to addresses that are not public; --demo implies it")
        ->envname("CARTWRIGHT_PRIVATE_WEBHOOKS");
    setting(serve, "events-days", config.events_days, "Days for which events are kept")->check(CLI::Range(1, 36'500));
    setting(serve, "events", config.events, "nats://HOST:PORT of a NATS server; JetStream receives all events");
    setting(serve, "host", config.hosts,
            "Accepted Host header, without port; others are answered 421. Default: any; with --demo, this machine")
        ->delimiter(',');
    setting(serve, "cors-origin", config.cors_origins,
            "Origin whose pages may call the APIs, or * for any. Without --demo, they may also call the payments "
            "server and, with its token, the admin API")
        ->delimiter(',');
    auto* certificate = setting(serve, "tls-certificate", config.tls_certificate, "PEM certificate; enables HTTPS");
    auto* key = setting(serve, "tls-key", config.tls_key, "PEM private key of --tls-certificate");
    certificate->needs(key);
    key->needs(certificate);
    add_provisioning(serve, config);
    add_members(serve, config);
    add_identity(serve, config);
    add_payment_page(serve, config);
    add_payments(serve, config);
    add_rehearsal_database(serve, config);
    setting(serve, "unsigned-callbacks", config.unsigned_callbacks,
            "Accepts POST /payments/confirm without a signature, as --demo does. Anyone who can reach the shop can "
            "then mark an order paid");
    add_mail(serve, config);
    add_text_messages(serve, config);
    add_captcha(serve, config);
    add_orderflow(serve, config);
    add_limits(serve, config);
}

/// Why keys do not open that API; empty when they do.
std::string flaw_of_key_door(const std::string& door) {
    if (door == "marketplace" || door == "orderflow") return {};
    if (door == "reseller")
        return "the reseller API accepts no keys: resellers exchange a refresh token, which `cartwright reseller add` "
               "and `cartwright reseller token` print";
    if (door == "shopping") return "the shopping API accepts no keys: its users sign in";
    if (door == "storefront") return "the storefront API requires no key";
    return "unknown API '" + door + "'; use marketplace or orderflow";
}

/// Why a key of that scope opens nothing at that API; empty when it does.
std::string flaw_of_key_scope(const Config& config) {
    const std::vector<std::string> scopes = config.key_door == "orderflow"
                                                ? std::vector<std::string>{"billing"}
                                                : std::vector<std::string>{"buyer", "shop", "admin"};
    if (std::ranges::find(scopes, config.key_scope) != scopes.end()) return {};
    std::string wrong =
        "the scope '" + config.key_scope + "' does not exist at the API " + config.key_door + "; its scopes:";
    for (const std::string& scope : scopes) wrong += ' ' + scope;
    return wrong;
}

void add_keys(CLI::App& app, Config& config) {
    CLI::App& keys = *app.add_subcommand("keys", "Manages access keys for programs");
    keys.require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& about, Config::Command what) -> CLI::App& {
        CLI::App& made = *keys.add_subcommand(name, about);
        made.callback([&config, what] { config.command = what; });
        add_database(made, config);
        return made;
    };
    CLI::App& create = command("create", "Creates a key and prints it once", Config::Command::keys_create);
    create.add_option("--door", config.key_door, "API that accepts the key: marketplace or orderflow")
        ->check(flaw_of_key_door)
        ->capture_default_str();
    create
        .add_option("--scope", config.key_scope,
                    "Scope of the key: buyer, shop or admin for marketplace, billing for orderflow")
        ->required();
    create.add_option("--shop", config.shop, "Number of the shop; required with --scope shop, otherwise not allowed");
    create.add_option("--label", config.key_label, "Note that `cartwright keys list` shows, such as the owner");
    create.add_option("--days", config.key_days, "Days until the key expires; 0, the default: it does not expire")
        ->check(CLI::Range(0, 36'500));
    command("list", "Lists all keys, without their secrets", Config::Command::keys_list);
    command("revoke", "Revokes a key: the server refuses it from then on", Config::Command::keys_revoke)
        .add_option("id", config.key_id, "Id of the key (`cartwright keys list`)")
        ->required();
}

void add_admin(CLI::App& app, Config& config) {
    CLI::App& admin = *app.add_subcommand("admin", "Manages admins of the shopping API");
    admin.require_subcommand(1);
    CLI::App& create = *admin.add_subcommand("create", "Creates an admin and an application; prints their credentials");
    create.callback([&] { config.command = Config::Command::admin_create; });
    create.add_option("email", config.member_email, "E-mail address with which the admin signs in")->required();
    setting(create, "password", config.member_password,
            "Password of the admin. Default: a random one, which the command prints");
    add_database(create, config);
}

void add_reseller(CLI::App& app, Config& config) {
    CLI::App& reseller = *app.add_subcommand("reseller", "Manages reseller accounts");
    reseller.require_subcommand(1);
    CLI::App& add = *reseller.add_subcommand("add", "Creates a reseller account and prints its first refresh token");
    add.callback([&] { config.command = Config::Command::reseller_add; });
    add.add_option("name", config.reseller_name, "Name of the reseller")
        ->required()
        ->check([](const std::string& name) {
            const bool is_good = !trimmed(name).empty() && name.size() <= name_bytes_max && is_utf8(name);
            return is_good ? std::string() : std::string("must be non-empty UTF-8 text of at most 500 bytes");
        });
    CLI::App& token = *reseller.add_subcommand("token", "Prints a new refresh token of a reseller account");
    token.callback([&] { config.command = Config::Command::reseller_token; });
    token.add_option("account", config.reseller_account, "Number of the account (`cartwright reseller add`)")
        ->required();
    for (CLI::App* each : {&add, &token}) add_database(*each, config);
}

void add_webhooks(CLI::App& app, Config& config) {
    CLI::App& webhooks = *app.add_subcommand("webhooks", "Manages webhooks, which receive the shop's events");
    webhooks.require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& about, Config::Command what) -> CLI::App& {
        CLI::App& made = *webhooks.add_subcommand(name, about);
        made.callback([&config, what] { config.command = what; });
        add_database(made, config);
        return made;
    };
    command("list", "Lists all webhooks", Config::Command::webhooks_list);
    CLI::App& add = command("add", "Adds a webhook for events from now on", Config::Command::webhooks_add);
    add.add_option("url", config.webhook_url, "URL that receives the events")->required();
    add.add_option("--types", config.webhook_types,
                   "Event types to send, such as `cartwright.order.paid`, or prefixes, such as `cartwright.order.`. "
                   "Default: all")
        ->delimiter(',');
    CLI::App& remove = command("remove", "Removes a webhook", Config::Command::webhooks_remove);
    CLI::App& rotate = command("rotate", "Replaces a webhook's secret", Config::Command::webhooks_rotate);
    CLI::App& replay = command("replay", "Sends earlier events to a webhook again", Config::Command::webhooks_replay);
    replay.add_option("--after", config.webhook_after, "Sequence number after which events are sent again")
        ->required()
        ->check(CLI::NonNegativeNumber);
    for (CLI::App* each : {&remove, &rotate, &replay})
        each->add_option("id", config.webhook_id, "Id of the webhook (`cartwright webhooks list`)")->required();
}

void add_imports(CLI::App& app, Config& config) {
    CLI::App& import =
        *app.add_subcommand("import", "Imports goods from a file by SKU: all rows, or none if one is wrong");
    import.require_subcommand(1);
    CLI::App& products = *import.add_subcommand(
        "products", "Imports a CSV file of products: sku,name,brand,category,price,currency,rating,stock,description");
    products.callback([&] { config.command = Config::Command::import_products; });
    CLI::App& retail = *import.add_subcommand("online-retail", "Imports the Online Retail data set, .csv or .csv.xz");
    retail.callback([&] { config.command = Config::Command::import_online_retail; });
    CLI::App& listings = *import.add_subcommand(
        "listings",
        "Imports a CSV file of a shop's listings: sku,brand,style,color,size,gender,condition,price,currency,quantity");
    listings.callback([&] { config.command = Config::Command::import_listings; });
    listings.add_option("--shop", config.shop, "Number of the shop that offers the listings")->required();
    CLI::App& plans = *import.add_subcommand(
        "plans", "Imports a CSV file of vendors' plans: "
                 "sku,name,vendor,provider,category,vertical,period,price,currency,fee,attributes,description");
    plans.callback([&] { config.command = Config::Command::import_plans; });
    for (CLI::App* command : {&products, &retail, &listings, &plans}) {
        command->add_option("file", config.file, "File to import")->required()->check(CLI::ExistingFile);
        add_database(*command, config);
    }
    for (CLI::App* command : {&products, &listings, &plans}) {
        add_currency(*command, config);
        command->add_option("--delimiter", config.delimiter, "Separator between the fields of a row")
            ->check(CLI::IsMember({",", ";", "tab", "|"}))
            ->capture_default_str();
    }
}

void add_commands(CLI::App& app, Config& config) {
    CLI::App& payments = *app.add_subcommand("payments", "Runs the payments server alone");
    payments.callback([&] { config.command = Config::Command::payments; });
    setting(payments, "payments", config.payments, "Address ADDR:PORT to listen on; port 0: any free port");
    setting(payments, "cors-origin", config.cors_origins,
            "Origin whose pages may call the payments server, or * for any")
        ->delimiter(',');
    add_database(payments, config);
    add_payments(payments, config);
    payments.add_flag("--demo", config.demo, "Opens every route, also POST /reset; only on loopback addresses")
        ->envname("CARTWRIGHT_DEMO");

    CLI::App& migrate = *app.add_subcommand("migrate", "Creates the database, or updates its schema");
    migrate.callback([&] { config.command = Config::Command::migrate; });
    migrate.add_flag("--plan", config.plan,
                     "Only prints the missing migrations, and how long other writers would wait for them");
    migrate.add_flag("--contract", config.contract,
                     "Also runs the migrations after which earlier versions cannot use the database");
    add_database(migrate, config);

    add_imports(app, config);

    CLI::App& check = *app.add_subcommand("check", "Verifies every invariant of the database and prints violations");
    check.callback([&] { config.command = Config::Command::check; });
    add_database(check, config);
    add_rehearsal_database(check, config);

    CLI::App& backup = *app.add_subcommand("backup", "Copies an SQLite database consistently while it is in use");
    backup.callback([&] { config.command = Config::Command::backup; });
    backup.add_option("file", config.file, "New file for the copy")->required()->check(CLI::NonexistentPath);
    add_database(backup, config);

    CLI::App& move =
        *app.add_subcommand("move", "Copies a whole shop into an empty database; stop all its servers first");
    move.callback([&] { config.command = Config::Command::move; });
    move.add_option("--from", config.from, "Database to copy: sqlite:PATH or postgres://…")->required();
    move.add_option("--to", config.to, "Empty database: postgres://… or sqlite:PATH")->required();

    add_webhooks(app, config);
    add_keys(app, config);
    add_reseller(app, config);
    add_admin(app, config);
    CLI::App& manual = *app.add_subcommand("manual", "Prints all routes as Markdown");
    manual.add_flag("--events", config.events_manual, "Prints all events instead of the routes");
    manual.callback([&] { config.command = Config::Command::manual; });
    app.add_subcommand("demo-credentials", "Prints the credentials of --demo as JSON")->callback([&] {
        config.command = Config::Command::demo_credentials;
    });
    CLI::App& version = *app.add_subcommand("version", "Prints the version");
    version.add_flag("--json", config.json, "Prints the version, commit, schema and database engines as JSON");
    version.callback([&] { config.command = Config::Command::version; });
}

/// What is wrong with the settings of callbacks; empty when nothing is. A drawn secret is known to the servers of this
/// process alone. It need not outlive them: every attempt to deliver a callback is signed anew, also after a restart.
std::string contradiction_of_callbacks(const Config& config) {
    if (config.unsigned_callbacks && !config.callback_secrets.empty())
        return "--unsigned-callbacks and --callback-secret cannot be used together";
    if (callbacks_must_be_signed(config) && config.callback_secrets.empty() && !config.store_url.empty())
        return "--store-url requires --callback-secret: the store at that URL needs the same secret (or set "
               "--unsigned-callbacks true)";
    const bool has_external_payments = !config.payments_url.empty() && config.payments_url != "rehearsal";
    if (has_external_payments && !config.demo && config.callback_secrets.empty())
        return "--payments-url requires --callback-secret: it signs the refund requests, and the payments server needs "
               "the same secret";
    return {};
}

/// Which settings contradict each other; empty when none do.
std::string contradiction(const Config& config) {
    if (config.command == Config::Command::keys_create) return flaw_of_key_scope(config);
    const bool serves_payments = config.command == Config::Command::payments ||
                                 (config.command == Config::Command::serve && config.payments != "off");
    if (config.demo && serves_payments && !is_loopback(config.payments))
        return "--demo opens protected routes, so its payments server may listen on loopback addresses only, not on " +
               config.payments;
    if (config.command != Config::Command::serve) return {};
    if (std::string wrong = contradiction_of_callbacks(config); !wrong.empty()) return wrong;
    if (!config.gateway.empty() && config.gateway != "rehearsal" && !http::is_http_url(config.gateway, false))
        return "--gateway must be rehearsal or an http:// or https:// URL, not " + config.gateway;
    if (!config.payments_url.empty() && config.payments_url != "rehearsal" &&
        !http::is_http_url(config.payments_url, false))
        return "--payments-url must be rehearsal or an http:// or https:// URL, not " + config.payments_url;
    if (!http::is_http_url(config.captcha_url, false))
        return "--captcha-url must be an http:// or https:// URL, not " + config.captcha_url;
    if (std::string wrong = flaw_of_text_messages(config); !wrong.empty()) return wrong;
    if (std::string wrong = contradiction_of_identity(config); !wrong.empty()) return wrong;
    if (std::string wrong = contradiction_of_payment_page(config); !wrong.empty()) return wrong;
    if (!config.demo)
        return config.password_cost == "full" ? "" : "--password-cost " + config.password_cost + " needs --demo";
    for (const std::string& address : config.listen)
        if (!is_loopback(address))
            return "--demo opens protected routes, so the server may listen on loopback addresses only, not on " +
                   address;
    return {};
}

/// Fills in settings that follow from others.
void complete(Config& config) {
    if (config.demo && config.admin_token.empty()) config.admin_token = demo::admin_token;
    if (config.demo) config.private_webhooks = true;
    if (config.demo && config.seal_key.empty()) config.seal_key = demo::seal_key;
    if (config.demo) set_demo_identity(config);
    if (config.demo) set_demo_payment_page(config);
    if (config.rehearsal_database.empty())
        config.rehearsal_database = store::rehearsal_books::url_beside(config.database);
    if (config.payments_database.empty()) config.payments_database = payments_database_beside(config.database);
    if (config.command == Config::Command::serve && !config.demo && config.callback_secrets.empty())
        config.callback_secrets = {random_secret()};
}

} // namespace

Wanted read_config(int argc, char** argv) {
    Config config;
    CLI::App app(
        "Cartwright, a commerce engine. Where the help shows (Env:…), that environment variable also sets the option.",
        "cartwright");
    app.require_subcommand(1);
    add_serve(app, config);
    add_commands(app, config);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return {.exit_code = app.exit(error)};
    }
    if (const std::string wrong = contradiction(config); !wrong.empty()) {
        std::cerr << wrong << '\n';
        return {.exit_code = 1};
    }
    complete(config);
    return {.config = std::move(config)};
}

bool is_loopback(const std::string& address) {
    const std::string host = address.substr(0, address.rfind(':'));
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

std::string payments_database_beside(const std::string& database) {
    return store::is_postgres(database) ? "sqlite:var/shop-payments.db" : store::file_beside(database, "payments");
}

} // namespace cartwright
