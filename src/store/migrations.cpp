#include "store/migrations.hpp"

#include "store/migrations.sql.hpp"

#include <algorithm>
#include <set>

namespace cartwright::store {

namespace {

std::set<std::string> applied(Transaction& transaction) {
    std::set<std::string> names;
    transaction.each(sql::migrations::applied, [&](const Rows& row) { names.emplace(row.text(0)); });
    return names;
}

std::size_t run_missing(Database& database, Transaction& transaction, const std::vector<Migration>& schema) {
    database.run_script("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)");
    const std::set<std::string> done = applied(transaction);
    for (const std::string& name : done) {
        const auto is_known = [&](const Migration& migration) { return migration.name == name; };
        if (std::ranges::none_of(schema, is_known))
            throw Fault(Fault::Kind::broken,
                        "the database has migration " + name + ", which this version doesn't know");
    }
    std::size_t count = 0;
    for (const Migration& migration : schema) {
        if (done.contains(std::string(migration.name))) continue;
        database.run_script(migration.statements);
        transaction.execute(sql::migrations::add, migration.name, transaction.now());
        ++count;
    }
    return count;
}

class NoEntropy final : public Entropy {
    std::uint64_t next() override { return 0; }
};

} // namespace

std::size_t migrate(Database& database, const std::vector<Migration>& schema, Instant now) {
    NoEntropy entropy; // migrations draw no numbers
    Numbers numbers(entropy);
    Transaction transaction(database, now, entropy, numbers);
    database.begin(Database::Mode::writing);
    try {
        database.lock(sql::migrations::lock, {}); // nodes may start together
        const std::size_t count = run_missing(database, transaction, schema);
        database.commit();
        return count;
    } catch (...) {
        database.roll_back();
        throw;
    }
}

} // namespace cartwright::store
