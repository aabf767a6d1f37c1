#pragma once

#include "base/instant.hpp"
#include "store/engine/store.hpp"

namespace cartwright::store {

/// Which migrations are run. Those that contract wait for an operator who knows that no former version runs any more;
/// a database that has no schema yet gets all of them at once.
enum class Reach : std::uint8_t { expand, contract };

/// What a database had to do with a schema.
struct Migrated {
    std::vector<std::string> run{};
    std::vector<std::string> waiting{}; // contract migrations that were not asked for
    std::vector<std::string> newer{};   // of a newer version: additions beside which this version goes on
};

/// Runs what is missing of `schema`, in order, in one transaction under the database's write lock, so that several
/// processes may start together. Throws Fault when the database has a migration that this version does not know and
/// that is not known to add only: it belongs to a newer version that this one cannot go on beside.
Migrated migrate(Database& database, const std::vector<Migration>& schema, Instant now, Reach reach = Reach::expand);

/// What `migrate` would do, without doing it. For a database that may only be read.
Migrated missing_migrations(Database& database, const std::vector<Migration>& schema, Reach reach);

/// "0021_old_rows.contract".
bool is_contract(std::string_view migration);
bool is_expand(std::string_view migration);

/// "0.3.0", from the first line of a contract migration; empty when there is none.
std::string_view version_needed(const Migration& migration);

/// One change of a schema, as far as it can be told from the statement.
struct SchemaChange {
    enum class Kind : std::uint8_t { add_table, add_column, add_index, add_unique_index, fill, other };

    Kind kind = Kind::other;
    std::string table{};         // what it is about; empty for `other`
    std::string column{};        // that is added or filled
    bool is_safe_beside = false; // a former version reads and writes as before
    std::string statement{};

    friend bool operator==(const SchemaChange&, const SchemaChange&) = default;
};

/// The statements of a migration, one by one. Safe beside former versions are new tables, indexes, columns that may be
/// missing in an INSERT, and what fills them; a unique index on a new table only; and any statement below a comment
/// "-- beside: …" that says why.
std::vector<SchemaChange> changes_of(const Migration& migration);

/// What an operator reads before a migration: a line for each change, with how long it keeps others from writing.
std::string plan_of(Database& database, const std::vector<Migration>& schema, Reach reach);

/// Whether nothing of `schema` is missing but what contracts, so that this version can read the database. Writes
/// nothing.
bool is_current(Database& database, const std::vector<Migration>& schema);

} // namespace cartwright::store
