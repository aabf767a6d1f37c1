#include "store/engine/move.hpp"

#include "store/engine/migrations.hpp"

#include <algorithm>
#include <deque>
#include <map>

namespace cartwright::store {

namespace {

/// The statements for one table. They live as long as the move: connections cache prepared statements by address.
class Mover {
  public:
    explicit Mover(const Table& table) : table_(table) {
        std::string columns;
        std::string places;
        std::string sums = "count(*)";
        for (const std::string& name : table.columns) {
            places += (places.empty() ? "$" : ", $") + std::to_string(++count_);
            columns += (columns.empty() ? "" : ", ") + name;
            // Small enough to be added up, whatever the values are.
            const std::string share = is_text(name) ? "length(" + name + ")" : name + " % 1000003";
            sums += ", CAST(coalesce(sum(" + share + "), 0) AS BIGINT)";
        }
        const std::string& named = table.name;
        std::string key; // rows refer to earlier ones of their own table, too
        for (const std::string& name : table.key) key += (key.empty() ? " ORDER BY " : ", ") + name;
        select_ = "SELECT " + columns + " FROM " + named + key;
        insert_ = "INSERT INTO " + named + " (" + columns + ") VALUES (" + places + ")";
        sum_ = "SELECT " + sums + " FROM " + named;
        names_ = {"move.select_" + named, "move.insert_" + named, "move.sum_" + named};
        select_query_ = {names_[0], select_};
        insert_query_ = {names_[1], insert_};
        sum_query_ = {names_[2], sum_};
    }
    Mover(const Mover&) = delete;
    Mover& operator=(const Mover&) = delete;

    /// Returns the number of rows copied.
    std::int64_t copy(Database& from, Database& to) {
        std::int64_t copied = 0;
        Rows& rows = from.select(select_query_, {});
        std::vector<Value> values(table_.columns.size());
        while (rows.next()) {
            for (int i = 0; i < count_; ++i) values[static_cast<std::size_t>(i)] = value_at(rows, {i});
            to.send(insert_query_, values, {});
            ++copied;
        }
        return copied;
    }

    /// Returns the number of rows, and a sum of each column.
    std::vector<std::int64_t> sums(Database& database) {
        Rows& rows = database.select(sum_query_, {});
        std::vector<std::int64_t> found;
        rows.next();
        for (int i = 0; i <= count_; ++i) found.push_back(rows.integer({i}));
        rows.finish();
        return found;
    }

  private:
    [[nodiscard]] bool is_text(const std::string& column) const {
        return std::ranges::find(table_.texts, column) != table_.texts.end();
    }
    [[nodiscard]] Value value_at(const Rows& rows, Column column) const {
        if (rows.is_null(column)) return {};
        if (is_text(table_.columns[static_cast<std::size_t>(column.position)])) return rows.text(column);
        return rows.integer(column);
    }

    const Table& table_;
    int count_ = 0;
    std::string select_, insert_, sum_;
    std::vector<std::string> names_;
    Query select_query_{}, insert_query_{}, sum_query_{};
};

Fault refused(const std::string& table, const std::string& why) {
    return {Fault::Kind::broken, "the table " + table + " " + why};
}

constexpr Query read_columns{"move.read_columns", "SELECT m.name, c.name, c.type, c.pk FROM sqlite_schema m "
                                                  "JOIN pragma_table_info(m.name) c WHERE m.type = 'table' "
                                                  "AND m.name NOT LIKE 'sqlite%' AND m.name <> 'migrations' "
                                                  "ORDER BY m.rowid, c.cid"};
constexpr Query read_references{
    "move.read_references", "SELECT m.name, f.\"table\" FROM sqlite_schema m "
                            "JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" <> m.name"};

/// All tables in the order of their creation.
std::vector<Table> tables_in(Database& database) {
    std::vector<Table> tables;
    Rows& rows = database.select(read_columns, {});
    while (rows.next()) {
        const std::string table(rows.text({0}));
        const std::string column(rows.text({1}));
        const std::string_view type = rows.text({2});
        if (tables.empty() || tables.back().name != table) tables.push_back({.name = table});
        tables.back().columns.push_back(column);
        if (type == "TEXT")
            tables.back().texts.push_back(column);
        else if (type != "BIGINT" && type != "INTEGER")
            throw refused(table, "has a column of a type that cannot be moved: " + column);
        if (rows.integer({3}) > 0) tables.back().key.push_back(column);
    }
    return tables;
}

using References = std::multimap<std::string, std::string>; // a table → a table to which its rows refer

References references_of(Database& database) {
    References references;
    Rows& rows = database.select(read_references, {});
    while (rows.next()) references.emplace(rows.text({0}), rows.text({1}));
    return references;
}

/// Puts each table after those to which its rows refer.
std::vector<Table> in_order(std::vector<Table> tables, const References& references) {
    std::vector<Table> ordered;
    const auto is_placed = [&](const std::string& name) {
        return std::ranges::find(ordered, name, &Table::name) != ordered.end();
    };
    const auto can_be_placed = [&](const Table& table) {
        const auto [first, last] = references.equal_range(table.name);
        return std::all_of(first, last, [&](const auto& reference) { return is_placed(reference.second); });
    };
    while (!tables.empty()) {
        const auto next = std::ranges::find_if(tables, can_be_placed);
        if (next == tables.end()) throw refused(tables.front().name, "refers to itself through other tables");
        ordered.push_back(std::move(*next));
        tables.erase(next);
    }
    return ordered;
}

} // namespace

std::vector<Table> tables_of(const std::vector<Migration>& schema) {
    const auto database = connect("sqlite::memory:", Access::read_write);
    migrate(*database, schema, {});
    return in_order(tables_in(*database), references_of(*database));
}

std::vector<Moved> move_rows(Database& from, Database& to, const std::vector<Migration>& schema) {
    std::vector<Moved> moved;
    std::deque<Mover> movers; // all live to the end, so that each query has its own address
    const std::vector<Table> tables = tables_of(schema);
    for (const Table& table : tables) {
        Mover& mover = movers.emplace_back(table);
        if (mover.sums(to).front() != 0) throw refused(table.name, "is not empty in the target database");
        moved.push_back({.table = table.name, .rows = mover.copy(from, to)});
        to.synchronize();
        if (mover.sums(from) != mover.sums(to)) throw refused(table.name, "differs between the source and the copy");
    }
    return moved;
}

} // namespace cartwright::store
