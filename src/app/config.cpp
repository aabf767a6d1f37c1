#include "app/command.hpp"

#include "app/command_flags.hpp"
#include "app/settings.hpp"
#include "app/text_messages.hpp"
#include "base/signature.hpp"
#include "demo/demo.hpp"
#include "http/client.hpp"
#include "rehearsal/books/books.hpp"
#include "store/engine/database.hpp"

namespace cartwright {

namespace {

constexpr std::string_view rehearsed = "rehearsal";

bool callbacks_must_be_signed(const Config& config) { return !config.demo && !config.payments.callbacks.are_unsigned; }

void add_payments(CLI::App& app, Config& config) {
    setting(app, "payments-database", config.payments.database,
            "URL of the payments server's database. Default: beside the shop's database (shop.db → shop-payments.db); "
            "with PostgreSQL, sqlite:var/shop-payments.db");
    setting(app, "store-url", config.payments.store_url,
            "URL at which the payments server reaches the store. Default: the store of the same process; for the "
            "command payments, http://127.0.0.1:8000");
    setting(app, "callback-secret", config.payments.callbacks.secrets,
            "Secret that signs payment callbacks (Standard Webhooks). Set two, separated by a comma, while you change "
            "it: the first signs, both are accepted. Default of serve without --demo: a random secret that the servers "
            "of the process share")
        ->delimiter(',');
    setting(app, "gateway-token", config.gateway.token,
            "Bearer token that serve sends to --gateway. Without --demo, the payments server requires it for /pay, "
            "/charges, /refunds, /balance and /transactions");
    setting(app, "metrics-token", config.operators.metrics_token,
            "Bearer token that GET /metrics requires. Without it, a server shows metrics only if it listens on "
            "loopback addresses only");
}

void add_addresses(CLI::App& serve, Config& config) {
    setting(serve, "listen", config.server.listen, "Address ADDR:PORT to listen on, repeatable; port 0: any free port")
        ->delimiter(',');
    setting(serve, "payments", config.payments.listen, "Address ADDR:PORT of the payments server, or off");
    setting(serve, "payments-url", config.payments.url,
            "URL http://HOST:PORT of the payments server that refunds storefront orders, or rehearsal. Default: the "
            "payments server of this process");
}

void add_carts(CLI::App& serve, CartConfig& carts) {
    setting(serve, "hold-seconds", carts.hold_seconds,
            "Seconds for which a checkout reserves its stock until the payment; 0: no reservation")
        ->check(CLI::NonNegativeNumber);
    setting(serve, "cart-life-seconds", carts.life_seconds,
            "Seconds after which an unused storefront cart is removed; 0: never")
        ->check(CLI::NonNegativeNumber);
}

void add_events(CLI::App& serve, EventsConfig& events) {
    serve
        .add_flag("--private-webhooks", events.private_webhooks,
                  "Allows webhooks to addresses that are not public; --demo implies it")
        ->envname("CARTWRIGHT_PRIVATE_WEBHOOKS");
    setting(serve, "events-days", events.days, "Days for which events are kept")->check(CLI::Range(1, 36'500));
    setting(serve, "events", events.broker, "nats://HOST:PORT of a NATS server; JetStream receives all events");
}

void add_origins_and_tls(CLI::App& serve, ServerConfig& server) {
    setting(serve, "host", server.hosts,
            "Accepted Host header, without port; others are answered 421. Default: any; with --demo, this machine")
        ->delimiter(',');
    setting(serve, "cors-origin", server.cors_origins,
            "Origin whose pages may call the APIs, or * for any. Without --demo, they may also call the payments "
            "server and, with its token, the admin API")
        ->delimiter(',');
    auto* certificate = setting(serve, "tls-certificate", server.tls.certificate, "PEM certificate; enables HTTPS");
    auto* key = setting(serve, "tls-key", server.tls.key, "PEM private key of --tls-certificate");
    certificate->needs(key);
    key->needs(certificate);
}

Config& add_serve(CLI::App& app, std::optional<Command>& chosen) {
    const auto [serve, wanted] =
        add_command<command::Serve>(app, chosen, "serve", "Runs the shop and, by default, the payments server");
    Config& config = wanted.config;
    add_addresses(serve, config);
    add_storage(serve, config.storage);
    setting(serve, "doors", config.doors, "APIs that the server offers, separated by commas")
        ->delimiter(',')
        ->check(CLI::IsMember(Config::all_doors));
    serve.add_flag("--demo", config.demo, "Adds demo data and opens protected routes; only on loopback addresses")
        ->envname("CARTWRIGHT_DEMO");
    add_carts(serve, config.carts);
    add_marketplace(serve, config.marketplace);
    setting(serve, "admin-token", config.operators.admin_token,
            "Bearer token of the admin API; without it, the server refuses all admin requests. Default with --demo: " +
                std::string(demo::admin_token));
    add_events(serve, config.events);
    add_origins_and_tls(serve, config.server);
    add_reseller(serve, config.reseller);
    add_public_url(serve, config.server);
    add_members(serve, config.members);
    add_image_uploads(serve, config.shopping);
    add_currency(serve, config.currency);
    add_shopping(serve, config.shopping);
    add_passwords(serve, config.members.passwords);
    add_address_header(serve, config.server);
    add_sign_in(serve, config.members.sign_in);
    add_payment_page(serve, config.shopping.page);
    add_payments(serve, config);
    add_rehearsal_database(serve, config.rehearsal_database);
    setting(serve, "unsigned-callbacks", config.payments.callbacks.are_unsigned,
            "Accepts POST /payments/confirm without a signature, as --demo does. Anyone who can reach the shop can "
            "then mark an order paid");
    add_mail(serve, config.messages);
    add_text_messages(serve, config.messages.sms);
    add_captcha(serve, config.members.captcha);
    add_gateway(serve, config.gateway, config.external_calls);
    add_orderflow(serve, config.orderflow);
    add_seller(serve, config.seller);
    add_limits(serve, config.server, config.writer);
    return config;
}

void add_serve_payments(CLI::App& app, std::optional<Command>& chosen) {
    const auto [payments, wanted] =
        add_command<command::ServePayments>(app, chosen, "payments", "Runs the payments server alone");
    Config& config = wanted.config;
    setting(payments, "payments", config.payments.listen, "Address ADDR:PORT to listen on; port 0: any free port");
    setting(payments, "cors-origin", config.server.cors_origins,
            "Origin whose pages may call the payments server, or * for any")
        ->delimiter(',');
    add_storage(payments, config.storage);
    add_payments(payments, config);
    payments.add_flag("--demo", config.demo, "Opens every route, also POST /reset; only on loopback addresses")
        ->envname("CARTWRIGHT_DEMO");
}

void add_check(CLI::App& app, std::optional<Command>& chosen) {
    const auto [check, wanted] = add_command<command::Check>(
        app, chosen, "check", "Verifies every invariant of the database and prints violations");
    add_storage(check, wanted.storage);
    add_rehearsal_database(check, wanted.rehearsal_database);
}

/// Settings that are no flags of these commands. The environment may have them for `serve`.
void take_from_environment(Command& command, const Config& serve) {
    if (auto* move = std::get_if<command::Move>(&command)) move->log = serve.storage.log;
    if (auto* payments = std::get_if<command::ServePayments>(&command)) {
        ServerConfig& server = payments->config.server;
        server.listen = serve.server.listen;
        server.public_url = serve.server.public_url;
        server.drain_seconds = serve.server.drain_seconds;
    }
}

/// What is wrong with the settings of callbacks; empty when nothing is. A drawn secret is known to the servers of this
/// process alone. It need not outlive them: every attempt to deliver a callback is signed anew, also after a restart.
std::string contradiction_of_callbacks(const Config& config) {
    const CallbackConfig& callbacks = config.payments.callbacks;
    if (callbacks.are_unsigned && !callbacks.secrets.empty())
        return "--unsigned-callbacks and --callback-secret cannot be used together";
    if (callbacks_must_be_signed(config) && callbacks.secrets.empty() && !config.payments.store_url.empty())
        return "--store-url requires --callback-secret: the store at that URL needs the same secret (or set "
               "--unsigned-callbacks true)";
    const bool has_external_payments = !config.payments.url.empty() && config.payments.url != rehearsed;
    if (has_external_payments && !config.demo && callbacks.secrets.empty())
        return "--payments-url requires --callback-secret: it signs the refund requests, and the payments server needs "
               "the same secret";
    return {};
}

std::string contradiction_of_demo_payments(const Config& config) {
    if (!config.demo || is_loopback(config.payments.listen)) return {};
    return "--demo opens protected routes, so its payments server may listen on loopback addresses only, not on " +
           config.payments.listen;
}

/// Which settings contradict each other; empty when none do.
std::string contradiction(const Config& config) {
    if (config.payments.listen != "off")
        if (std::string wrong = contradiction_of_demo_payments(config); !wrong.empty()) return wrong;
    if (std::string wrong = contradiction_of_callbacks(config); !wrong.empty()) return wrong;
    const std::string& gateway = config.gateway.url;
    if (!gateway.empty() && gateway != rehearsed && !http::is_http_url(gateway, false))
        return "--gateway must be rehearsal or an http:// or https:// URL, not " + gateway;
    const std::string& payments = config.payments.url;
    if (!payments.empty() && payments != rehearsed && !http::is_http_url(payments, false))
        return "--payments-url must be rehearsal or an http:// or https:// URL, not " + payments;
    const MembersConfig& members = config.members;
    if (!http::is_http_url(members.captcha.url, false))
        return "--captcha-url must be an http:// or https:// URL, not " + members.captcha.url;
    if (std::string wrong = flaw_of_text_messages(config.messages.sms); !wrong.empty()) return wrong;
    if (std::string wrong = contradiction_of_sign_in(members.sign_in); !wrong.empty()) return wrong;
    if (std::string wrong = contradiction_of_payment_page(config.shopping.page); !wrong.empty()) return wrong;
    if (!config.demo)
        return members.passwords.cost == "full" ? "" : "--password-cost " + members.passwords.cost + " needs --demo";
    for (const std::string& address : config.server.listen)
        if (!is_loopback(address))
            return "--demo opens protected routes, so the server may listen on loopback addresses only, not on " +
                   address;
    return {};
}

std::string contradiction(const Command& command) {
    if (const auto* serve = std::get_if<command::Serve>(&command)) return contradiction(serve->config);
    if (const auto* payments = std::get_if<command::ServePayments>(&command))
        return contradiction_of_demo_payments(payments->config);
    if (const auto* key = std::get_if<command::CreateKey>(&command)) return flaw_of_key_scope(*key);
    return {};
}

void complete(PaymentsConfig& payments, const Storage& storage) {
    if (payments.database.empty()) payments.database = payments_database_beside(storage.database);
}

void complete(std::string& rehearsal_database, const Storage& storage) {
    if (rehearsal_database.empty()) rehearsal_database = store::rehearsal_books::url_beside(storage.database);
}

/// Fills in settings that follow from others.
void complete(Config& config) {
    if (config.demo) {
        if (config.operators.admin_token.empty()) config.operators.admin_token = demo::admin_token;
        config.events.private_webhooks = true;
        if (config.reseller.seal_key.empty()) config.reseller.seal_key = demo::seal_key;
        set_demo_sign_in(config.members.sign_in);
        set_demo_payment_page(config.shopping.page);
    }
    complete(config.rehearsal_database, config.storage);
    complete(config.payments, config.storage);
    std::vector<std::string>& secrets = config.payments.callbacks.secrets;
    if (!config.demo && secrets.empty()) secrets = {random_secret()};
}

void complete(Command& command) {
    if (auto* serve = std::get_if<command::Serve>(&command)) complete(serve->config);
    if (auto* payments = std::get_if<command::ServePayments>(&command))
        complete(payments->config.payments, payments->config.storage);
    if (auto* check = std::get_if<command::Check>(&command)) complete(check->rehearsal_database, check->storage);
    if (auto* move = std::get_if<command::Move>(&command)) complete(move->rehearsal_database, {.database = move->from});
}

} // namespace

CommandLine command_line(std::optional<Command>& command) {
    auto made = std::make_unique<CLI::App>(
        "Cartwright, a commerce engine. Where the help shows (Env:…), that environment variable also sets the option.",
        "cartwright");
    CLI::App& app = *made;
    app.require_subcommand(1);
    const Config& serve = add_serve(app, command);
    add_serve_payments(app, command);
    add_migrate(app, command);
    add_imports(app, command);
    add_check(app, command);
    add_copies(app, command);
    add_webhooks(app, command);
    add_keys(app, command);
    add_reseller_commands(app, command);
    add_admin(app, command);
    add_printing(app, command);
    add_health(app, command);
    return {.app = std::move(made), .serve = serve};
}

Wanted read_command(int argc, char** argv) {
    std::optional<Command> command;
    const CommandLine line = command_line(command);
    try {
        line.app->parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return {.exit_code = line.app->exit(error)};
    }
    take_from_environment(*command, line.serve);
    if (const std::string wrong = contradiction(*command); !wrong.empty()) {
        std::cerr << wrong << '\n';
        return {.exit_code = 1};
    }
    complete(*command);
    return {.command = std::move(command)};
}

bool is_loopback(const std::string& address) {
    const std::string host = address.substr(0, address.rfind(':'));
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

std::string payments_database_beside(const std::string& database) {
    return store::is_postgres(database) ? "sqlite:var/shop-payments.db" : store::file_beside(database, "payments");
}

} // namespace cartwright
