#include "app/command_context.hpp"
#include "base/instant.hpp"
#include "commands/commands.hpp"
#include "rehearsal/books/books.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/move.hpp"
#include "store/engine/schema.hpp"
#include "store/engine/sqlite.hpp"
#include "workers/events/feed.hpp"

#include <iostream>
#include <optional>
#include <stdexcept>

namespace cartwright {

namespace {

/// Brings the schema of a database up to date, and numbers the facts that wait.
void make_ready(const Storage& storage) {
    CommandContext context(storage);
    events::number_pending_facts(context.store);
}

/// A copy of one database in another, which must be empty. It is lost unless it is kept.
class Copy {
  public:
    /// Reads the source at one moment: in a snapshot, or by keeping others from writing.
    Copy(const std::string& from, const std::string& to, const std::string& postgres_schema)
        : from_(store::connect(from, store::Access::read_write, postgres_schema)),
          to_(store::connect(to, store::Access::read_write, postgres_schema)),
          name_(store::without_password(from) + " to " + store::without_password(to)) {}

    void make(const std::vector<store::Migration>& schema) {
        using store::Database;
        from_->begin(from_->is_shared() ? Database::Mode::reading : Database::Mode::writing);
        to_->begin(Database::Mode::writing);
        for (const auto& each : {from_.get(), to_.get()})
            if (each->is_shared())
                each->run_script("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
        moved_ = store::move_rows(*from_, *to_, schema);
    }

    /// Tells which rows were copied; the names of their tables begin with `prefix`.
    void keep(std::string_view prefix) {
        to_->commit();
        from_->roll_back();
        for (const store::Moved& table : moved_) std::cout << prefix << table.table << ": " << table.rows << '\n';
        std::cout << "copied all rows of " << name_ << "; the counts and sums are equal\n";
    }

    store::Database& source() { return *from_; }
    store::Database& target() { return *to_; }

  private:
    std::unique_ptr<store::Database> from_;
    std::unique_ptr<store::Database> to_;
    std::string name_;
    std::vector<store::Moved> moved_;
};

/// Copies the records of the simulated services, where the source has any: beside the shop, or where the settings say.
std::optional<Copy> copy_books(const command::Move& wanted) {
    namespace books = store::rehearsal_books;
    const std::string& from = wanted.rehearsal_database;
    if (!books::exist_at(from)) {
        if (from == books::url_beside(wanted.from)) return std::nullopt;
        throw std::runtime_error("there are no records of simulated services in " + store::without_password(from));
    }
    Copy copy(from, books::url_beside(wanted.to), books::postgres_schema);
    for (store::Database* each : {&copy.source(), &copy.target()})
        store::migrate(*each, books::schema(), SystemClock().now(), store::MigrationPhase::contract);
    copy.make(books::schema());
    return copy;
}

} // namespace

int run(const command::Move& wanted) {
    auto books = copy_books(wanted);
    make_ready({.database = wanted.from, .log = wanted.log});
    make_ready({.database = wanted.to, .log = wanted.log});
    Copy shop(wanted.from, wanted.to, {});
    const store::Migrated missing =
        store::missing_migrations(shop.source(), store::shop_schema(), store::MigrationPhase::contract);
    if (!missing.run.empty())
        throw std::runtime_error("the source database lacks " + missing.run.front() +
                                 ": run cartwright migrate --contract " + "before the move");
    shop.make(store::shop_schema());
    if (books) books->keep("rehearsal.");
    shop.keep({});
    return 0;
}

} // namespace cartwright
