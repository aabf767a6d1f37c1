#include "store/engine/migrations.hpp"

#include "store/engine/migrations.sql.hpp"

#include <algorithm>
#include <set>

namespace cartwright::store {

namespace {

using Names = std::set<std::string, std::less<>>;

Names applied(Transaction& transaction) {
    Names names;
    transaction.each(sql::migrations::applied,
                     [&](const Rows& row) { names.emplace(row.text(sql::migrations::applied.name)); });
    return names;
}

bool is_in(const std::vector<Migration>& schema, std::string_view name) {
    return std::ranges::any_of(schema, [&](const Migration& migration) { return migration.name == name; });
}

/// Returns the migrations that the database has beyond `schema`. Throws Fault when this version can't work with them.
std::vector<std::string> newer_than(const std::vector<Migration>& schema, const Names& done) {
    std::vector<std::string> newer;
    for (const std::string& name : done) {
        if (is_in(schema, name)) continue;
        if (!is_expand(name))
            throw Fault(Fault::Kind::broken,
                        "the database has migration " + name +
                            ", which this version does not know: start the version that created it, or a newer one");
        newer.push_back(name);
    }
    return newer;
}

Migrated compare(const std::vector<Migration>& schema, const Names& done, MigrationPhase phase) {
    Migrated migrated{.newer = newer_than(schema, done)};
    const bool is_new = done.empty();
    for (const Migration& migration : schema) {
        if (done.contains(migration.name)) continue;
        const bool waits = is_contract(migration.name) && phase == MigrationPhase::expand && !is_new;
        (waits ? migrated.waiting : migrated.run).emplace_back(migration.name);
    }
    return migrated;
}

Migrated run_missing(Database& database, Transaction& transaction, const std::vector<Migration>& schema,
                     MigrationPhase phase) {
    database.run_script("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)");
    Migrated migrated = compare(schema, applied(transaction), phase);
    for (const Migration& migration : schema) {
        if (std::ranges::find(migrated.run, migration.name) == migrated.run.end()) continue;
        database.run_script(migration.statements);
        if (migration.step != nullptr) migration.step(transaction);
        transaction.execute(sql::migrations::add, migration.name, transaction.now());
    }
    return migrated;
}

class NoEntropy final : public Entropy {
    std::uint64_t next() override { return 0; }
};

} // namespace

bool is_contract(std::string_view migration) { return migration.ends_with(".contract"); }
bool is_expand(std::string_view migration) { return migration.ends_with(".expand"); }

std::string_view version_needed(const Migration& migration) {
    constexpr std::string_view words = "-- needs: ";
    const std::string_view line = migration.statements.substr(0, migration.statements.find('\n'));
    return line.starts_with(words) ? line.substr(words.size()) : std::string_view{};
}

bool is_current(Database& database, const std::vector<Migration>& schema) {
    return missing_migrations(database, schema, MigrationPhase::expand).run.empty();
}

Migrated migrate(Database& database, const std::vector<Migration>& schema, Instant now, MigrationPhase phase) {
    NoEntropy entropy; // migrations generate no ids
    IdGenerator numbers(entropy);
    Transaction transaction(database, now, entropy, numbers);
    database.begin(Database::Mode::writing);
    try {
        database.lock(sql::migrations::lock, {}); // nodes may start at the same time
        Migrated migrated = run_missing(database, transaction, schema, phase);
        database.commit();
        return migrated;
    } catch (...) {
        database.roll_back();
        throw;
    }
}

Migrated missing_migrations(Database& database, const std::vector<Migration>& schema, MigrationPhase phase) {
    NoEntropy entropy;
    IdGenerator numbers(entropy);
    Transaction transaction(database, {}, entropy, numbers);
    database.begin(Database::Mode::reading);
    struct End {
        Database& database;
        ~End() { database.roll_back(); }
    } end{database};
    Names done;
    try {
        done = applied(transaction);
    } catch (const Fault& fault) {
        if (fault.kind != Fault::Kind::broken) throw; // otherwise the table of migrations is missing: an empty database
    }
    return compare(schema, done, phase);
}

} // namespace cartwright::store
