#include "app/config.hpp"

#include "app/settings.hpp"
#include "app/text_messages.hpp"
#include "base/money.hpp"
#include "base/signature.hpp"
#include "base/text.hpp"
#include "demo/demo.hpp"
#include "http/client.hpp"
#include "providers/live/money/payu.hpp"
#include "store/engine/database.hpp"

namespace cartwright {

namespace {

void add_database(CLI::App& app, Config& config) {
    setting(app, "database", config.database, "The shop's database: sqlite:PATH or postgres://…");
    setting(app, "log", config.log, "The log: a file, or - for standard error");
}

bool callbacks_must_be_signed(const Config& config) { return !config.demo && !config.unsigned_callbacks; }

void add_payments(CLI::App& app, Config& config) {
    setting(app, "payments-database", config.payments_database,
            "The payments server's database; by default beside the shop's: shop.db → shop-payments.db");
    setting(app, "store-url", config.store_url,
            "Where the payments server finds the store; by default where serve listens");
    setting(
        app, "callback-secret", config.callback_secrets,
        "Signs payment callbacks (Standard Webhooks); two, separated by a comma, while it is being changed. Without "
        "it, outside --demo, the servers of one process share a secret drawn at start")
        ->delimiter(',');
    setting(app, "gateway-token", config.gateway_token,
            "Bearer token that serve sends to --gateway, and that the payments server requires outside --demo for "
            "everything but payments of orders");
    setting(app, "metrics-token", config.metrics_token,
            "GET /metrics needs it as a Bearer token; without it the metrics are shown on loopback addresses only");
}

void add_limits(CLI::App& app, Config& config) {
    const auto positive = CLI::PositiveNumber;
    setting(app, "threads", config.threads, "I/O threads")->check(CLI::Range(1, 256));
    setting(app, "database-connections", config.database_connections,
            "Connections to PostgreSQL that work side by side")
        ->check(CLI::Range(1, 1000));
    setting(app, "queue-max", config.queue_max, "Writes that may wait; one more is answered 503")->check(positive);
    setting(app, "batch-max", config.batch_max, "Writes to one commit")->check(positive);
    setting(app, "head-bytes-max", config.head_bytes_max, "Request line and headers: 431")->check(positive);
    setting(app, "headers-max", config.headers_max, "How many headers: 431")->check(positive);
    setting(app, "target-bytes-max", config.target_bytes_max, "Path and query: 414")->check(positive);
    setting(app, "body-bytes-max", config.body_bytes_max, "Body: 413")->check(positive);
    setting(app, "json-depth-max", config.json_depth_max, "Nesting of a JSON body: 422")->check(positive);
    setting(app, "connections-max", config.connections_max, "Connections; one more is answered 503")->check(positive);
    setting(
        app, "connections-per-address-max", config.connections_per_address_max,
        "Connections from one address, or one IPv6 network of 64 bits; one more is answered 503. Loopback addresses "
        "are not counted. 0: no limit; by default 500, and no limit with --address-header")
        ->check(CLI::Range(-1, 1'000'000));
    setting(
        app, "waiting-bytes-max", config.waiting_bytes_max,
        "Bytes that all connections hold for requests and replies under way. One more body is answered 503, and the "
        "slowest connections are closed")
        ->check(positive);
    setting(app, "requests-per-connection-max", config.requests_per_connection_max, "Then the connection is closed")
        ->check(positive);
    setting(app, "head-seconds", config.head_seconds, "From a request's first byte to the end of its head: 408")
        ->check(positive);
    setting(app, "body-seconds", config.body_seconds, "From a request's first byte to the end of its body: 408")
        ->check(positive);
    setting(app, "idle-seconds", config.idle_seconds, "Between requests; then the connection is closed")
        ->check(positive);
    setting(app, "drain-seconds", config.drain_seconds, "How long SIGTERM waits for requests that have begun")
        ->check(positive);
}

void add_serve(CLI::App& app, Config& config) {
    CLI::App& serve = *app.add_subcommand("serve", "Serves the shop");
    serve.callback([&] { config.command = Config::Command::serve; });
    setting(serve, "listen", config.listen, "ADDR:PORT, may be given more than once; port 0 takes a free one")
        ->delimiter(',');
    setting(serve, "payments", config.payments, "ADDR:PORT of the payments server, or off");
    setting(serve, "payments-url", config.payments_url,
            "http://HOST:PORT of the payments server that is asked for refunds of storefront orders, or rehearsal; by "
            "default the one of this process");
    add_database(serve, config);
    setting(serve, "doors", config.doors, "Which doors are open")
        ->delimiter(',')
        ->check(CLI::IsMember(Config::all_doors));
    serve.add_flag("--demo", config.demo, "Fills an empty database with demo data; only on loopback addresses")
        ->envname("CARTWRIGHT_DEMO");
    setting(serve, "hold-seconds", config.hold_seconds,
            "How long a checkout holds its stock for the payment; 0 holds nothing")
        ->check(CLI::NonNegativeNumber);
    setting(serve, "cart-life-seconds", config.cart_life_seconds, "Carts left alone for longer are gone; 0 keeps them")
        ->check(CLI::NonNegativeNumber);
    add_marketplace(serve, config);
    setting(serve, "admin-token", config.admin_token,
            "Who runs the shop sends it as a Bearer token; without one nobody may. With --demo: " +
                std::string(demo::admin_token));
    serve
        .add_flag("--private-webhooks", config.private_webhooks,
                  "Webhooks may be at addresses that are not public; with --demo they may")
        ->envname("CARTWRIGHT_PRIVATE_WEBHOOKS");
    setting(serve, "events-days", config.events_days, "How long events are kept")->check(CLI::Range(1, 36'500));
    setting(serve, "events", config.events, "nats://HOST:PORT of a NATS server whose JetStream is told of everything");
    setting(serve, "host", config.hosts, "What the Host header may be; by default any, or this machine with --demo")
        ->delimiter(',');
    setting(serve, "cors-origin", config.cors_origins,
            "An origin whose pages may use the APIs and, outside --demo, the payments server and with its token the "
            "admin API, or *")
        ->delimiter(',');
    auto* certificate = setting(serve, "tls-certificate", config.tls_certificate, "PEM file; serves HTTPS");
    auto* key = setting(serve, "tls-key", config.tls_key, "PEM file");
    certificate->needs(key);
    key->needs(certificate);
    add_provisioning(serve, config);
    add_members(serve, config);
    add_identity(serve, config);
    add_payment_page(serve, config);
    add_payments(serve, config);
    setting(
        serve, "unsigned-callbacks", config.unsigned_callbacks,
        "Accept POST /payments/confirm without a signature, as --demo does: anyone who reaches the shop can then mark "
        "an order paid");
    add_outside(serve, config);
    add_text_messages(serve, config);
    add_captcha(serve, config);
    add_orderflow(serve, config);
    add_limits(serve, config);
}

/// Why keys do not open that API; empty when they do.
std::string flaw_of_key_door(const std::string& door) {
    if (door == "marketplace" || door == "orderflow") return {};
    if (door == "reseller")
        return "a key opens nothing at the reseller API: resellers exchange a refresh token, which "
               "`cartwright reseller add` and `cartwright reseller token` print";
    if (door == "shopping") return "a key opens nothing at the shopping API: its users sign in";
    if (door == "storefront") return "the storefront asks for no key";
    return "there is no API '" + door + "': marketplace or orderflow";
}

/// Why a key of that scope opens nothing at that API; empty when it does.
std::string flaw_of_key_scope(const Config& config) {
    const std::vector<std::string> scopes = config.key_door == "orderflow"
                                                ? std::vector<std::string>{"billing"}
                                                : std::vector<std::string>{"buyer", "shop", "admin"};
    if (std::ranges::find(scopes, config.key_scope) != scopes.end()) return {};
    std::string wrong =
        "a key of the scope '" + config.key_scope + "' opens nothing at the API " + config.key_door + "; its scopes:";
    for (const std::string& scope : scopes) wrong += ' ' + scope;
    return wrong;
}

void add_keys(CLI::App& app, Config& config) {
    CLI::App& keys = *app.add_subcommand("keys", "Keys that let programs in");
    keys.require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& about, Config::Command what) -> CLI::App& {
        CLI::App& made = *keys.add_subcommand(name, about);
        made.callback([&config, what] { config.command = what; });
        add_database(made, config);
        return made;
    };
    CLI::App& create = command("create", "Makes a key and shows it, this once", Config::Command::keys_create);
    create.add_option("--door", config.key_door, "Which API it is for: marketplace or orderflow")
        ->check(flaw_of_key_door)
        ->capture_default_str();
    create
        .add_option("--scope", config.key_scope,
                    "What it is for: buyer, shop or admin at the marketplace, billing at the order pipeline")
        ->required();
    create.add_option("--shop", config.shop, "Whose key it is, with --scope shop");
    create.add_option("--label", config.key_label, "Whose it is, for you");
    create.add_option("--days", config.key_days, "How long it is good; 0: until it is revoked")
        ->check(CLI::Range(0, 36'500));
    command("list", "All that were made here", Config::Command::keys_list);
    command("revoke", "It opens nothing any more", Config::Command::keys_revoke)
        .add_option("id", config.key_id, "Which")
        ->required();
}

void add_admin(CLI::App& app, Config& config) {
    CLI::App& admin = *app.add_subcommand("admin", "Members who may do everything");
    admin.require_subcommand(1);
    CLI::App& create = *admin.add_subcommand("create", "Makes one, with an application, and prints what lets it in");
    create.callback([&] { config.command = Config::Command::admin_create; });
    create.add_option("email", config.member_email, "The address to sign in with")->required();
    setting(create, "password", config.member_password, "And the password; without one a random one is made and shown");
    add_database(create, config);
}

void add_reseller(CLI::App& app, Config& config) {
    CLI::App& reseller = *app.add_subcommand("reseller", "Who sells again");
    reseller.require_subcommand(1);
    CLI::App& add = *reseller.add_subcommand("add", "Makes an account, and prints its first refresh token");
    add.callback([&] { config.command = Config::Command::reseller_add; });
    add.add_option("name", config.reseller_name, "Whose it is")->required()->check([](const std::string& name) {
        const bool is_good = !trimmed(name).empty() && name.size() <= name_bytes_max && is_utf8(name);
        return is_good ? std::string() : std::string("a name is some text");
    });
    CLI::App& token = *reseller.add_subcommand("token", "Prints a refresh token that nobody has used");
    token.callback([&] { config.command = Config::Command::reseller_token; });
    token.add_option("account", config.reseller_account, "The number of the account")->required();
    for (CLI::App* each : {&add, &token}) add_database(*each, config);
}

void add_webhooks(CLI::App& app, Config& config) {
    CLI::App& webhooks = *app.add_subcommand("webhooks", "Who is told of what happens in the shop");
    webhooks.require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& about, Config::Command what) -> CLI::App& {
        CLI::App& made = *webhooks.add_subcommand(name, about);
        made.callback([&config, what] { config.command = what; });
        add_database(made, config);
        return made;
    };
    command("list", "All of them", Config::Command::webhooks_list);
    CLI::App& add = command("add", "Tells a URL of what happens from now on", Config::Command::webhooks_add);
    add.add_option("url", config.webhook_url, "Where to")->required();
    add.add_option("--types", config.webhook_types, "cartwright.order.paid, or the start of some: cartwright.order.")
        ->delimiter(',');
    CLI::App& remove = command("remove", "Tells it no more", Config::Command::webhooks_remove);
    CLI::App& rotate = command("rotate", "Gives it a new secret", Config::Command::webhooks_rotate);
    CLI::App& replay = command("replay", "Tells it again", Config::Command::webhooks_replay);
    replay.add_option("--after", config.webhook_after, "Of everything after this event")
        ->required()
        ->check(CLI::NonNegativeNumber);
    for (CLI::App* each : {&remove, &rotate, &replay})
        each->add_option("id", config.webhook_id, "As `list` shows it")->required();
}

void add_imports(CLI::App& app, Config& config) {
    CLI::App& import = *app.add_subcommand("import", "Reads goods into the catalogue: all or nothing, by SKU");
    import.require_subcommand(1);
    CLI::App& products = *import.add_subcommand(
        "products", "A CSV file: sku,name,brand,category,price,currency,rating,stock,description");
    products.callback([&] { config.command = Config::Command::import_products; });
    CLI::App& retail = *import.add_subcommand("online-retail", "The Online Retail data set, .csv or .csv.xz");
    retail.callback([&] { config.command = Config::Command::import_online_retail; });
    CLI::App& listings = *import.add_subcommand(
        "listings", "A shop's CSV file: sku,brand,style,color,size,gender,condition,price,currency,quantity");
    listings.callback([&] { config.command = Config::Command::import_listings; });
    listings.add_option("--shop", config.shop, "Whose they are")->required();
    CLI::App& plans = *import.add_subcommand(
        "plans",
        "A CSV file: sku,name,vendor,provider,category,vertical,period,price,currency,fee,attributes,description");
    plans.callback([&] { config.command = Config::Command::import_plans; });
    for (CLI::App* command : {&products, &retail, &listings, &plans}) {
        command->add_option("file", config.file, "The file")->required()->check(CLI::ExistingFile);
        add_database(*command, config);
    }
    for (CLI::App* command : {&products, &listings, &plans}) {
        add_currency(*command, config);
        command->add_option("--delimiter", config.delimiter, "What separates the fields of a row")
            ->check(CLI::IsMember({",", ";", "tab", "|"}))
            ->capture_default_str();
    }
}

void add_commands(CLI::App& app, Config& config) {
    CLI::App& payments = *app.add_subcommand("payments", "Serves the payments server alone");
    payments.callback([&] { config.command = Config::Command::payments; });
    setting(payments, "payments", config.payments, "ADDR:PORT");
    setting(payments, "cors-origin", config.cors_origins, "An origin whose pages may use the payments server, or *")
        ->delimiter(',');
    add_database(payments, config);
    add_payments(payments, config);
    payments.add_flag("--demo", config.demo, "Opens every route, and POST /reset; only on loopback addresses")
        ->envname("CARTWRIGHT_DEMO");

    CLI::App& migrate = *app.add_subcommand("migrate", "Makes the database, or brings its schema up to date");
    migrate.callback([&] { config.command = Config::Command::migrate; });
    migrate.add_flag("--plan", config.plan, "Only say what would be done, and how long others would wait");
    migrate.add_flag("--contract", config.contract,
                     "Also run the migrations after which former versions can't use the database");
    add_database(migrate, config);

    add_imports(app, config);

    CLI::App& check = *app.add_subcommand("check", "Verifies every invariant of a database and says what is wrong");
    check.callback([&] { config.command = Config::Command::check; });
    add_database(check, config);

    CLI::App& backup = *app.add_subcommand("backup", "Copies the database, consistently, while it is being used");
    backup.callback([&] { config.command = Config::Command::backup; });
    backup.add_option("file", config.file, "The new file")->required()->check(CLI::NonexistentPath);
    add_database(backup, config);

    CLI::App& move =
        *app.add_subcommand("move", "Copies a shop whole into another, empty database; serve it nowhere meanwhile");
    move.callback([&] { config.command = Config::Command::move; });
    move.add_option("--from", config.from, "sqlite:PATH or postgres://…")->required();
    move.add_option("--to", config.to, "postgres://… or sqlite:PATH")->required();

    add_webhooks(app, config);
    add_keys(app, config);
    add_reseller(app, config);
    add_admin(app, config);
    CLI::App& manual = *app.add_subcommand("manual", "Prints all routes as Markdown");
    manual.add_flag("--events", config.events_manual, "All events instead");
    manual.callback([&] { config.command = Config::Command::manual; });
    app.add_subcommand("demo-credentials", "Prints what lets you in with --demo, as JSON")->callback([&] {
        config.command = Config::Command::demo_credentials;
    });
    CLI::App& version = *app.add_subcommand("version", "Prints the version");
    version.add_flag("--json", config.json, "With the commit, the schema and the database engines");
    version.callback([&] { config.command = Config::Command::version; });
}

/// What is wrong with the settings of callbacks; empty when nothing is. A drawn secret is known to the servers of this
/// process alone. It need not outlive them: every attempt to deliver a callback is signed anew, also after a restart.
std::string contradiction_of_callbacks(const Config& config) {
    if (config.unsigned_callbacks && !config.callback_secrets.empty())
        return "--unsigned-callbacks and --callback-secret exclude each other";
    if (callbacks_must_be_signed(config) && config.callback_secrets.empty() && !config.store_url.empty())
        return "--store-url needs --callback-secret: the store there must know it too (or set --unsigned-callbacks "
               "true)";
    const bool asks_elsewhere = !config.payments_url.empty() && config.payments_url != "rehearsal";
    if (asks_elsewhere && !config.demo && config.callback_secrets.empty())
        return "--payments-url needs --callback-secret: refunds are signed with it, and the payments server must know "
               "it too";
    return {};
}

/// Which settings contradict each other; empty when none do.
std::string contradiction(const Config& config) {
    if (config.command == Config::Command::keys_create) return flaw_of_key_scope(config);
    const bool serves_payments = config.command == Config::Command::payments ||
                                 (config.command == Config::Command::serve && config.payments != "off");
    if (config.demo && serves_payments && !is_loopback(config.payments))
        return "--demo has no locks: its payments server listens on loopback addresses only, not on " + config.payments;
    if (config.command != Config::Command::serve) return {};
    if (std::string wrong = contradiction_of_callbacks(config); !wrong.empty()) return wrong;
    if (!config.gateway.empty() && config.gateway != "rehearsal" && !http::is_http_url(config.gateway, false))
        return "--gateway is rehearsal or a URL, not " + config.gateway;
    if (!config.payments_url.empty() && config.payments_url != "rehearsal" &&
        !http::is_http_url(config.payments_url, false))
        return "--payments-url is rehearsal or a URL, not " + config.payments_url;
    if (!http::is_http_url(config.captcha_url, false)) return "--captcha-url is a URL, not " + config.captcha_url;
    if (std::string wrong = flaw_of_text_messages(config); !wrong.empty()) return wrong;
    if (std::string wrong = contradiction_of_identity(config); !wrong.empty()) return wrong;
    if (std::string wrong = contradiction_of_payment_page(config); !wrong.empty()) return wrong;
    if (!config.demo)
        return config.password_cost == "full" ? "" : "--password-cost " + config.password_cost + " needs --demo";
    for (const std::string& address : config.listen)
        if (!is_loopback(address))
            return "--demo has no locks: it listens on loopback addresses only, not on " + address;
    return {};
}

/// Fills in settings that follow from others.
void complete(Config& config) {
    if (config.demo && config.admin_token.empty()) config.admin_token = demo::admin_token;
    if (config.demo) config.private_webhooks = true;
    if (config.demo && config.seal_key.empty()) config.seal_key = demo::seal_key;
    if (config.demo) set_demo_identity(config);
    if (config.demo) set_demo_payment_page(config);
    if (config.payments_database.empty()) config.payments_database = payments_database_beside(config.database);
    if (config.command == Config::Command::serve && !config.demo && config.callback_secrets.empty())
        config.callback_secrets = {random_secret()};
}

} // namespace

Wanted read_config(int argc, char** argv) {
    Config config;
    CLI::App app("Cartwright, a commerce engine. Every flag --some-thing is also the variable CARTWRIGHT_SOME_THING.",
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
    if (store::is_postgres(database)) return "sqlite:var/shop-payments.db";
    const std::size_t slash = database.find_last_of("/:");
    const std::size_t point = database.rfind('.');
    const std::size_t end = point != std::string::npos && point > slash ? point : database.size();
    return database.substr(0, end) + "-payments" + database.substr(end);
}

} // namespace cartwright
