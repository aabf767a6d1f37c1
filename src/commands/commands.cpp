#include "commands/commands.hpp"
#include "commands/reference.hpp"

#include "api/core/documents.hpp"
#include "app/command_context.hpp"
#include "app/currency_at_start.hpp"
#include "app/doors.hpp"
#include "app/serve.hpp"
#include "app/version.hpp"
#include "base/json/json_writer.hpp"
#include "demo/demo.hpp"
#include "import/import.hpp"
#include "operations/upkeep/check.hpp"
#include "rehearsal/books/books.hpp"
#include "rehearsal/upkeep/check.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
#include "store/engine/sqlite.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace cartwright {

namespace {

int print_plan(const std::string& url, store::MigrationPhase phase) {
    const std::string shown = store::without_password(url);
    const std::string path = url.substr(url.find(':') + 1);
    if (!store::is_postgres(url) && !std::filesystem::exists(path)) {
        std::cout << shown << " does not exist yet. Without --plan, migrate creates it with the whole schema.\n";
        return 0;
    }
    const auto database = store::connect(url, store::Access::read_only);
    std::cout << store::plan_of(*database, store::shop_schema(), phase);
    return 0;
}

} // namespace

int run(const command::Serve& wanted) { return serve(wanted.config); }

int run(const command::ServePayments& wanted) { return serve_payments(wanted.config); }

int run(const command::Migrate& wanted) {
    const std::string& url = wanted.storage.database;
    const store::MigrationPhase phase =
        wanted.contract ? store::MigrationPhase::contract : store::MigrationPhase::expand;
    if (wanted.plan) return print_plan(url, phase);
    const SystemClock clock;
    const auto database = store::connect(url, store::Access::read_write);
    const store::Migrated migrated = store::migrate(*database, store::shop_schema(), clock.now(), phase);
    for (const std::string& name : migrated.run) std::cout << "ran " << name << '\n';
    for (const std::string& name : migrated.waiting) std::cout << name << " was not run: it requires --contract\n";
    for (const std::string& name : migrated.newer) std::cout << name << " belongs to a newer version\n";
    std::cout << store::without_password(url) << " has the schema of this version\n";
    return 0;
}

namespace {

import::List list_of(const command::List& wanted, CommandContext& context, std::int64_t shop = 0) {
    return {.path = wanted.file,
            .format = {.currency = known_currency(context.store, wanted.currency),
                       .delimiter = wanted.delimiter == "tab" ? '\t' : wanted.delimiter.front()},
            .shop = shop};
}

} // namespace

int run(const command::ImportProducts& wanted) {
    CommandContext context(wanted.storage);
    return import::import_products_file(context.store, list_of(wanted.list, context), std::cout, std::cerr);
}

int run(const command::ImportOnlineRetail& wanted) {
    CommandContext context(wanted.storage);
    return import::import_online_retail(context.store, wanted.file, std::cout, std::cerr);
}

int run(const command::ImportListings& wanted) {
    CommandContext context(wanted.storage);
    return import::import_listings_file(context.store, list_of(wanted.list, context, wanted.shop), std::cout,
                                        std::cerr);
}

int run(const command::ImportPlans& wanted) {
    CommandContext context(wanted.storage);
    return import::import_plans_file(context.store, list_of(wanted.list, context), std::cout, std::cerr);
}

namespace {

using Violations = std::vector<operations::Violation>;

/// Reads a database, in one transaction after another.
class ReadOnly {
  public:
    explicit ReadOnly(store::Database& database) : database_(database) {}

    template <class Work> auto read(const Work& work) const {
        SystemEntropy entropy;
        store::IdGenerator numbers(entropy);
        store::Transaction tx(database_, SystemClock().now(), entropy, numbers);
        database_.begin(store::Database::Mode::reading);
        auto result = work(tx);
        database_.roll_back();
        return result;
    }

  private:
    store::Database& database_;
};

/// Compares the shop with the records of the rehearsal, where they are. What only one of several comparisons finds was
/// under way, since the two databases are not read at the same moment.
Violations compare_books(const std::string& url, const ReadOnly& shop, std::size_t evidence_max) {
    constexpr int comparisons = 3;
    if (!store::rehearsal_books::exist_at(url)) return {};
    const auto database = store::connect(url, store::Access::read_only, store::rehearsal_books::postgres_schema);
    const ReadOnly books(*database);
    Violations found;
    for (int i = 0; i < comparisons; ++i) {
        const Violations now = shop.read([&](store::Transaction& ours) {
            return books.read([&](store::Transaction& theirs) {
                return operations::violations_of_books(ours, theirs, evidence_max);
            });
        });
        if (i == 0) found = now;
        std::erase_if(found,
                      [&](const operations::Violation& each) { return std::ranges::find(now, each) == now.end(); });
        if (found.empty()) return {};
    }
    return found;
}

} // namespace

int run(const command::Check& wanted) {
    constexpr std::size_t evidence_max = 20;
    const auto database = store::connect(wanted.storage.database, store::Access::read_only);
    const ReadOnly shop(*database);
    auto violations = shop.read([](store::Transaction& tx) { return operations::violations(tx, evidence_max); });
    const std::string damage = database->damage();
    std::ranges::move(compare_books(wanted.rehearsal_database, shop, evidence_max), std::back_inserter(violations));
    for (const operations::Violation& violation : violations)
        std::cout << "broken: " << violation.invariant << ": " << violation.evidence << '\n';
    if (!damage.empty()) std::cout << "damaged: " << damage << '\n';
    if (!violations.empty() || !damage.empty()) return 1;
    std::cout << "every invariant holds in " << store::without_password(wanted.storage.database) << '\n';
    return 0;
}

int run(const command::Backup& wanted) {
    const std::string& url = wanted.storage.database;
    const std::string partial = wanted.file + ".partial"; // an interrupted copy never looks like a backup
    std::filesystem::remove(partial);
    store::connect(url, store::Access::read_only)->back_up(partial);
    std::filesystem::rename(partial, wanted.file);
    std::cout << url << " was copied to " << wanted.file << '\n';
    return 0;
}

int run(const command::PrintManual& wanted) {
    if (wanted.page) {
        std::cout << manual_page(command_table());
        return 0;
    }
    if (!wanted.completion.empty()) {
        std::cout << completion(command_table(), wanted.completion);
        return 0;
    }
    const auto routes = [] { return api::manual(doors_of({.demo = true, .orderflow = {.is_open = false}}, {})); };
    std::cout << (wanted.events ? api::events_manual() : routes());
    return 0;
}

namespace {

void write_shopping(JsonWriter& json) {
    json.field("api_key", demo::api_key);
    json.field("current_app_id", demo::app_id);
    json.object("admin", [&] {
        json.field("id", demo::admin_id);
        json.field("token", demo::admin_user_token);
        json.field("es", demo::admin_es);
        json.field("email", demo::admin_email);
        json.field("password", demo::admin_password);
    });
    json.object("user", [&] {
        json.field("id", demo::user_id);
        json.field("token", demo::user_token);
        json.field("es", demo::user_es);
        json.field("mobile", demo::user_mobile);
        json.field("password", demo::user_password);
    });
}

} // namespace

int run(const command::PrintDemoCredentials& /*wanted*/) {
    JsonWriter json;
    json.object([&] {
        json.object("marketplace", [&] { json.field("access_token", demo::marketplace_key); });
        json.object("reseller", [&] {
            json.field("account_id", demo::reseller_account);
            json.field("customer_id", demo::reseller_customer);
            json.field("refresh_token", demo::reseller_refresh_token);
        });
        json.object("shopping", [&] { write_shopping(json); });
        json.object("admin", [&] { json.field("token", demo::admin_token); });
    });
    std::cout << json.take() << '\n';
    return 0;
}

int run(const command::PrintVersion& wanted) {
    if (!wanted.json) {
        std::cout << "cartwright " << version() << '\n';
        return 0;
    }
    JsonWriter json;
    json.object([&] {
        json.field("version", version());
        json.field("commit", commit());
        json.field("schema", store::shop_schema().back().name);
        json.object("engines", [&] {
            json.field("sqlite", store::sqlite_version());
            json.field("postgresql", "15 or newer");
        });
    });
    std::cout << json.take() << '\n';
    return 0;
}

} // namespace cartwright
