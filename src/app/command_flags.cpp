#include "app/command_flags.hpp"

#include "app/settings.hpp"
#include "base/text.hpp"
#include "domain/catalogue/product.hpp"

namespace cartwright {

namespace {

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

/// Adds a command that opens the shop's database.
template <class Wanted>
NewCommand<Wanted> add_command_on_storage(CLI::App& group, std::optional<Command>& chosen, const std::string& name,
                                          const std::string& about) {
    const NewCommand<Wanted> added = add_command<Wanted>(group, chosen, name, about);
    add_storage(added.app, added.wanted.storage);
    return added;
}

void add_file(CLI::App& import, std::string& file, Storage& storage) {
    import.add_option("file", file, "File to import")->required()->check(CLI::ExistingFile);
    add_storage(import, storage);
}

void add_list(CLI::App& import, command::List& list, Storage& storage) {
    add_file(import, list.file, storage);
    add_currency(import, list.currency);
    import.add_option("--delimiter", list.delimiter, "Separator between the fields of a row")
        ->check(CLI::IsMember({",", ";", "tab", "|"}))
        ->capture_default_str();
}

void add_webhook_id(CLI::App& command, std::int64_t& webhook) {
    command.add_option("id", webhook, "Id of the webhook (`cartwright webhooks list`)")->required();
}

} // namespace

void add_storage(CLI::App& app, Storage& storage) {
    setting(app, "database", storage.database, "URL of the shop's database: sqlite:PATH or postgres://…");
    setting(app, "log", storage.log, "File to which the log is appended; - is standard error");
}

void add_rehearsal_database(CLI::App& app, std::string& database) {
    setting(app, "rehearsal-database", database,
            "URL of the database of the simulated external services. Default: beside the shop's database (shop.db → "
            "shop-rehearsal.db), or the schema \"rehearsal\" of the same PostgreSQL database");
}

std::string flaw_of_key_scope(const command::CreateKey& wanted) {
    const std::vector<std::string> scopes = wanted.door == "orderflow"
                                                ? std::vector<std::string>{"billing"}
                                                : std::vector<std::string>{"buyer", "shop", "admin"};
    if (std::ranges::find(scopes, wanted.scope) != scopes.end()) return {};
    std::string wrong = "the scope '" + wanted.scope + "' does not exist at the API " + wanted.door + "; its scopes:";
    for (const std::string& scope : scopes) wrong += ' ' + scope;
    return wrong;
}

void add_migrate(CLI::App& app, std::optional<Command>& chosen) {
    const auto [migrate, wanted] =
        add_command<command::Migrate>(app, chosen, "migrate", "Creates the database, or updates its schema");
    migrate.add_flag("--plan", wanted.plan,
                     "Only prints the missing migrations, and how long other writers would wait for them");
    migrate.add_flag("--contract", wanted.contract,
                     "Also runs the migrations after which earlier versions cannot use the database");
    add_storage(migrate, wanted.storage);
}

void add_imports(CLI::App& app, std::optional<Command>& chosen) {
    CLI::App& import =
        *app.add_subcommand("import", "Imports goods from a file by SKU: all rows, or none if one is wrong");
    import.require_subcommand(1);
    const auto products = add_command<command::ImportProducts>(
        import, chosen, "products",
        "Imports a CSV file of products: sku,name,brand,category,price,currency,rating,stock,description");
    add_list(products.app, products.wanted.list, products.wanted.storage);
    const auto retail = add_command<command::ImportOnlineRetail>(import, chosen, "online-retail",
                                                                 "Imports the Online Retail data set, .csv or .csv.xz");
    add_file(retail.app, retail.wanted.file, retail.wanted.storage);
    const auto listings = add_command<command::ImportListings>(
        import, chosen, "listings",
        "Imports a CSV file of a shop's listings: sku,brand,style,color,size,gender,condition,price,currency,quantity");
    listings.app.add_option("--shop", listings.wanted.shop, "Number of the shop that offers the listings")->required();
    add_list(listings.app, listings.wanted.list, listings.wanted.storage);
    const auto plans = add_command<command::ImportPlans>(
        import, chosen, "plans",
        "Imports a CSV file of vendors' plans: "
        "sku,name,vendor,provider,category,vertical,period,price,currency,fee,attributes,description");
    add_list(plans.app, plans.wanted.list, plans.wanted.storage);
}

void add_copies(CLI::App& app, std::optional<Command>& chosen) {
    const auto backup = add_command<command::Backup>(app, chosen, "backup",
                                                     "Copies an SQLite database consistently while it is in use");
    backup.app.add_option("file", backup.wanted.file, "New file for the copy")->required()->check(CLI::NonexistentPath);
    add_storage(backup.app, backup.wanted.storage);

    const auto move = add_command<command::Move>(
        app, chosen, "move", "Copies a whole shop into an empty database; stop all its servers first");
    move.app.add_option("--from", move.wanted.from, "Database to copy: sqlite:PATH or postgres://…")->required();
    move.app.add_option("--to", move.wanted.to, "Empty database: postgres://… or sqlite:PATH")->required();
    add_rehearsal_database(move.app, move.wanted.rehearsal_database);
}

void add_webhooks(CLI::App& app, std::optional<Command>& chosen) {
    CLI::App& webhooks = *app.add_subcommand("webhooks", "Manages webhooks, which receive the shop's events");
    webhooks.require_subcommand(1);
    add_command_on_storage<command::ListWebhooks>(webhooks, chosen, "list", "Lists all webhooks");
    const auto [add, added] =
        add_command_on_storage<command::AddWebhook>(webhooks, chosen, "add", "Adds a webhook for events from now on");
    add.add_option("url", added.url, "URL that receives the events")->required();
    add.add_option("--types", added.types,
                   "Event types to send, such as `cartwright.order.paid`, or prefixes, such as `cartwright.order.`. "
                   "Default: all")
        ->delimiter(',');
    const auto remove = add_command_on_storage<command::RemoveWebhook>(webhooks, chosen, "remove", "Removes a webhook");
    add_webhook_id(remove.app, remove.wanted.webhook);
    const auto rotate =
        add_command_on_storage<command::RotateWebhook>(webhooks, chosen, "rotate", "Replaces a webhook's secret");
    add_webhook_id(rotate.app, rotate.wanted.webhook);
    const auto replay = add_command_on_storage<command::ReplayWebhook>(webhooks, chosen, "replay",
                                                                       "Sends earlier events to a webhook again");
    replay.app.add_option("--after", replay.wanted.after, "Sequence number after which events are sent again")
        ->required()
        ->check(CLI::NonNegativeNumber);
    add_webhook_id(replay.app, replay.wanted.webhook);
}

void add_keys(CLI::App& app, std::optional<Command>& chosen) {
    CLI::App& keys = *app.add_subcommand("keys", "Manages access keys for programs");
    keys.require_subcommand(1);
    const auto [create, created] =
        add_command_on_storage<command::CreateKey>(keys, chosen, "create", "Creates a key and prints it once");
    create.add_option("--door", created.door, "API that accepts the key: marketplace or orderflow")
        ->check(flaw_of_key_door)
        ->capture_default_str();
    create
        .add_option("--scope", created.scope,
                    "Scope of the key: buyer, shop or admin for marketplace, billing for orderflow")
        ->required();
    create.add_option("--shop", created.shop, "Number of the shop; required with --scope shop, otherwise not allowed");
    create.add_option("--label", created.label, "Note that `cartwright keys list` shows, such as the owner");
    create.add_option("--days", created.days, "Days until the key expires; 0, the default: it does not expire")
        ->check(CLI::Range(0, 36'500));
    add_command_on_storage<command::ListKeys>(keys, chosen, "list", "Lists all keys, without their secrets");
    const auto revoke = add_command_on_storage<command::RevokeKey>(keys, chosen, "revoke",
                                                                   "Revokes a key: the server refuses it from then on");
    revoke.app.add_option("id", revoke.wanted.key, "Id of the key (`cartwright keys list`)")->required();
}

void add_reseller_commands(CLI::App& app, std::optional<Command>& chosen) {
    CLI::App& reseller = *app.add_subcommand("reseller", "Manages reseller accounts");
    reseller.require_subcommand(1);
    const auto add = add_command<command::AddReseller>(reseller, chosen, "add",
                                                       "Creates a reseller account and prints its first refresh token");
    add.app.add_option("name", add.wanted.name, "Name of the reseller")->required()->check([](const std::string& name) {
        const bool is_good = !trimmed(name).empty() && name.size() <= name_bytes_max && is_utf8(name);
        return is_good ? std::string() : std::string("must be non-empty UTF-8 text of at most 500 bytes");
    });
    add_storage(add.app, add.wanted.storage);
    const auto token =
        add_command<command::IssueToken>(reseller, chosen, "token", "Prints a new refresh token of a reseller account");
    token.app.add_option("account", token.wanted.account, "Number of the account (`cartwright reseller add`)")
        ->required();
    add_storage(token.app, token.wanted.storage);
}

void add_admin(CLI::App& app, std::optional<Command>& chosen) {
    CLI::App& admin = *app.add_subcommand("admin", "Manages admins of the shopping API");
    admin.require_subcommand(1);
    const auto [create, wanted] = add_command<command::CreateAdmin>(
        admin, chosen, "create", "Creates an admin and an application; prints their credentials");
    create.add_option("email", wanted.email, "E-mail address with which the admin signs in")->required();
    setting(create, "password", wanted.password,
            "Password of the admin. Default: a random one, which the command prints");
    add_storage(create, wanted.storage);
}

void add_printing(CLI::App& app, std::optional<Command>& chosen) {
    const auto manual = add_command<command::PrintManual>(app, chosen, "manual", "Prints all routes as Markdown");
    auto* events = manual.app.add_flag("--events", manual.wanted.events, "Prints all events instead of the routes");
    auto* page = manual.app.add_flag("--man", manual.wanted.page, "Prints the manual page of the program for man(1)");
    manual.app
        .add_option("--completion", manual.wanted.completion,
                    "Prints the completion of commands and options for a shell")
        ->check(CLI::IsMember({"bash", "zsh", "fish"}))
        ->excludes(events)
        ->excludes(page);
    page->excludes(events);
    add_command<command::PrintDemoCredentials>(app, chosen, "demo-credentials",
                                               "Prints the credentials of --demo as JSON");
    const auto version = add_command<command::PrintVersion>(app, chosen, "version", "Prints the version");
    version.app.add_flag("--json", version.wanted.json,
                         "Prints the version, commit, schema and database engines as JSON");
}

void add_health(CLI::App& app, std::optional<Command>& chosen) {
    const auto [health, wanted] = add_command<command::AskHealth>(
        app, chosen, "health", "Asks a server whether it is ready, and exits with 1 if it is not");
    setting(health, "health-url", wanted.url,
            "URL to ask. Default: /health/ready at the first address of --listen, without HTTPS");
    setting(health, "listen", wanted.listen, "Address ADDR:PORT at which the server listens")->delimiter(',');
    setting(health, "host", wanted.hosts, "Host header that the server accepts; the first one is sent")->delimiter(',');
}

} // namespace cartwright
