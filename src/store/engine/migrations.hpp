#pragma once

#include "base/instant.hpp"
#include "store/engine/store.hpp"

namespace cartwright::store {

/// Selects the migrations to run. Contract migrations wait for an operator who knows that no former version runs any
/// more. A database without a schema gets all of them at once.
enum class MigrationPhase : std::uint8_t { expand, contract };

/// The outcome of a migration.
struct Migrated {
    std::vector<std::string> run{};
    std::vector<std::string> waiting{}; // contract migrations that were not asked for
    std::vector<std::string> newer{};   // of a newer version: additions with which this version works
};

/// Runs the missing migrations of `schema`, in order, in one transaction under the database's write lock. So several
/// processes may start at the same time. Throws Fault when the database has a migration that this version does not
/// know, unless that migration only adds. Such a database belongs to a newer version with which this one can't work.
Migrated migrate(Database& database, const std::vector<Migration>& schema, Instant now,
                 MigrationPhase phase = MigrationPhase::expand);

/// Returns what `migrate` would do, and changes nothing. For a database that may only be read.
Migrated missing_migrations(Database& database, const std::vector<Migration>& schema, MigrationPhase phase);

/// "0021_old_rows.contract".
bool is_contract(std::string_view migration);
bool is_expand(std::string_view migration);

/// Returns the version in the first line of a contract migration, "0.3.0"; empty when there is none.
std::string_view version_needed(const Migration& migration);

/// One change of a schema, as far as the statement shows it.
struct SchemaChange {
    enum class Kind : std::uint8_t { add_table, add_column, add_index, add_unique_index, fill, other };

    Kind kind = Kind::other;
    std::string table{};         // the table that changes; empty for `other`
    std::string column{};        // the column that is added or filled
    bool is_safe_beside = false; // a former version reads and writes as before
    std::string statement{};

    friend bool operator==(const SchemaChange&, const SchemaChange&) = default;
};

/// Returns the statements of a migration, one by one. Safe beside former versions are new tables, indexes, columns that
/// an INSERT may omit, and statements that fill them. A unique index is safe on a new table only. Any statement is safe
/// below a comment "-- beside: …", which gives the reason.
std::vector<SchemaChange> changes_of(const Migration& migration);

/// Returns what an operator reads before a migration: a line for each change, with the time for which it blocks
/// writers.
std::string plan_of(Database& database, const std::vector<Migration>& schema, MigrationPhase phase);

/// Returns whether `schema` lacks at most contract migrations, so that this version can read the database. Writes
/// nothing.
bool is_current(Database& database, const std::vector<Migration>& schema);

} // namespace cartwright::store
