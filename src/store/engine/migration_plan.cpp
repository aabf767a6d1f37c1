#include "store/engine/migrations.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>

namespace cartwright::store {

namespace {

struct Statement {
    std::string text{};
    bool is_declared_safe = false; // "-- beside: …" above it gives the reason
};

/// Migrations are our own files: a semicolon ends a statement, and no text in them contains one.
std::vector<Statement> statements_in(std::string_view script) {
    std::vector<Statement> statements(1);
    while (!script.empty()) {
        const std::string_view line = script.substr(0, script.find('\n'));
        script.remove_prefix(std::min(line.size() + 1, script.size()));
        if (line.starts_with("-- beside: ")) statements.back().is_declared_safe = true;
        for (const char letter : line.substr(0, line.find("--"))) {
            if (letter == ';')
                statements.emplace_back();
            else if (letter != ' ' || (!statements.back().text.empty() && !statements.back().text.ends_with(' ')))
                statements.back().text += letter;
        }
        if (!statements.back().text.empty() && !statements.back().text.ends_with(' ')) statements.back().text += ' ';
    }
    std::erase_if(statements, [](const Statement& each) { return each.text.empty(); });
    for (Statement& each : statements)
        if (each.text.ends_with(' ')) each.text.pop_back();
    return statements;
}

SchemaChange read_change(const std::string& statement) {
    using Kind = SchemaChange::Kind;
    static const std::regex table(R"(CREATE TABLE (\w+) .*)");
    static const std::regex index(R"(CREATE (UNIQUE )?INDEX \w+ ON (\w+) .*)");
    static const std::regex column(R"(ALTER TABLE (\w+) ADD COLUMN (\w+) (.*))");
    static const std::regex filling(R"(UPDATE (\w+) SET (\w+) = [^,]*?( WHERE .*)?)");
    static const std::regex insertion(R"(INSERT INTO (\w+) .*)");
    SchemaChange change{.statement = statement};
    std::smatch match;
    if (std::regex_match(statement, match, table)) {
        change.kind = Kind::add_table;
        change.table = match[1];
        change.is_safe_beside = true;
    } else if (std::regex_match(statement, match, index)) {
        change.kind = match[1].matched ? Kind::add_unique_index : Kind::add_index;
        change.table = match[2];
        change.is_safe_beside = !match[1].matched;
    } else if (std::regex_match(statement, match, column)) {
        const std::string rest = match[3];
        change.kind = Kind::add_column;
        change.table = match[1];
        change.column = match[2];
        change.is_safe_beside = rest.find("NOT NULL") == std::string::npos || rest.find("DEFAULT") != std::string::npos;
    } else if (std::regex_match(statement, match, filling)) {
        change.kind = Kind::fill;
        change.table = match[1];
        change.column = match[2];
    } else if (std::regex_match(statement, match, insertion)) {
        change.kind = Kind::fill;
        change.table = match[1];
    }
    return change;
}

/// Connections cache prepared statements by the address of the query, so each query lives as long as the process.
const Query& query_for_rows(const std::string& table) {
    struct Text {
        std::string name;
        std::string statement;
        Query query;
    };
    static std::map<std::string, Text, std::less<>> texts;
    const auto [at, is_new] = texts.try_emplace(table);
    Text& text = at->second;
    if (is_new) {
        text.name = "plan.rows_of_" + table;
        text.statement = "SELECT count(*) FROM " + table;
        text.query = {.name = text.name, .text = text.statement};
    }
    return text.query;
}

using Tables = std::set<std::string, std::less<>>;

std::int64_t rows_of(Database& database, const std::string& table) {
    database.begin(Database::Mode::reading);
    struct End {
        Database& database;
        ~End() { database.roll_back(); }
    } end{database};
    Rows& rows = database.select(query_for_rows(table), {});
    std::int64_t count = 0;
    while (rows.next()) count = rows.integer({0});
    return count;
}

/// Formats how long writers wait: "1203441 rows: others wait about 3 s to write". `added` are the tables that the plan
/// itself adds.
std::string wait_for(Database& database, const std::string& table, const Tables& added) {
    constexpr std::int64_t rows_a_second = 400'000; // for an index, built by either engine on one processor
    if (added.contains(table)) return "a new table: other writers do not wait";
    const std::int64_t rows = rows_of(database, table);
    return std::to_string(rows) + " rows: other writers wait about " +
           std::to_string(std::max<std::int64_t>(1, rows / rows_a_second)) + " s";
}

std::string words_for(Database& database, const SchemaChange& change, const Tables& added) {
    using Kind = SchemaChange::Kind;
    switch (change.kind) {
    case Kind::add_table: return "adds the table " + change.table;
    case Kind::add_column: return "adds a column to " + change.table + "; other writers wait briefly";
    case Kind::add_index:
    case Kind::add_unique_index:
        return "adds an index to " + change.table + ", " + wait_for(database, change.table, added);
    case Kind::fill: return "fills " + change.table + ", " + wait_for(database, change.table, added);
    case Kind::other: break;
    }
    return "runs: " + change.statement.substr(0, 80);
}

std::string plan_of(Database& database, const Migration& migration, const Tables& added, bool knows_kinds) {
    std::string plan = std::string(migration.name) + '\n';
    bool is_safe_beside = knows_kinds && !is_contract(migration.name);
    for (const SchemaChange& change : changes_of(migration)) {
        plan += "    " + words_for(database, change, added) + '\n';
        is_safe_beside = is_safe_beside && change.is_safe_beside;
    }
    for (const std::string_view table : migration.rewrites)
        plan += "    processes the rows of " + std::string(table) + ", " +
                wait_for(database, std::string(table), added) + '\n';
    if (is_contract(migration.name))
        plan += "    Requires version " + std::string(version_needed(migration)) +
                " on every node; run it with --contract. Afterwards, earlier versions cannot use the database.\n";
    else
        plan += is_safe_beside ? "    The previous version can continue to run.\n"
                               : "    The previous version cannot continue to run: stop its nodes first.\n";
    return plan;
}

} // namespace

std::vector<SchemaChange> changes_of(const Migration& migration) {
    using Kind = SchemaChange::Kind;
    std::vector<SchemaChange> changes;
    std::set<std::string> added; // "table" or "table.column": unknown to former versions
    for (const Statement& statement : statements_in(migration.statements)) {
        SchemaChange change = read_change(statement.text);
        if (change.kind == Kind::add_table) added.insert(change.table);
        if (change.kind == Kind::add_column) added.insert(change.table + '.' + change.column);
        const bool fills_added_column = change.kind == Kind::fill && added.contains(change.table + '.' + change.column);
        if (statement.is_declared_safe || added.contains(change.table) || fills_added_column)
            change.is_safe_beside = true;
        changes.push_back(std::move(change));
    }
    return changes;
}

std::string plan_of(Database& database, const std::vector<Migration>& schema, MigrationPhase phase) {
    const Migrated missing = missing_migrations(database, schema, phase);
    const auto is_among = [](const std::vector<std::string>& names, std::string_view name) {
        return std::ranges::find(names, name) != names.end();
    };
    // A version older than the two kinds of migrations refuses a database with any migration that it does not know.
    const bool is_new = missing.run.size() == schema.size();
    const bool knows_kinds = is_new || std::ranges::any_of(schema, [&](const Migration& migration) {
                                 return is_expand(migration.name) && !is_among(missing.run, migration.name);
                             });
    std::string plan;
    Tables added;
    for (const std::string& name : missing.newer)
        plan += name + "\n    belongs to a newer version; this version can continue to run.\n";
    for (const Migration& migration : schema) {
        const bool waits = is_among(missing.waiting, migration.name);
        if (!waits && !is_among(missing.run, migration.name)) continue;
        for (const SchemaChange& change : changes_of(migration))
            if (change.kind == SchemaChange::Kind::add_table) added.insert(change.table);
        plan += plan_of(database, migration, added, knows_kinds);
        if (waits) plan += "    Not run without --contract.\n";
    }
    return plan.empty() ? "No migration is missing.\n" : plan;
}

} // namespace cartwright::store
