#pragma once

#include "base/entropy.hpp"
#include "base/instant.hpp"
#include "domain/catalogue/product.hpp"
#include "events/event.hpp"
#include "store/engine/database.hpp"

#include <array>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace cartwright::store {

/// Converts a parameter of a query: an Id, an Instant and any integer become a 64-bit integer, an empty optional NULL.
template <class T> Value bound(const T& value) {
    if constexpr (std::is_same_v<T, bool>)
        return value;
    else if constexpr (std::is_integral_v<T>)
        return static_cast<std::int64_t>(value);
    else if constexpr (std::is_floating_point_v<T>)
        return static_cast<double>(value);
    else if constexpr (std::is_same_v<T, Instant>)
        return value.milliseconds;
    else if constexpr (requires { value.has_value(); })
        return value ? bound(*value) : Value{};
    else if constexpr (requires {
                           { value.value } -> std::convertible_to<std::int64_t>;
                       })
        return value.value;
    else
        return std::string_view(value);
}

/// The first row of a statement. The statement is finished when the Row is destroyed.
class Row {
  public:
    explicit Row(Rows& rows) : rows_(&rows) {}
    Row(Row&& other) noexcept : rows_(std::exchange(other.rows_, nullptr)) {}
    Row& operator=(Row&&) = delete;
    Row(const Row&) = delete;
    Row& operator=(const Row&) = delete;
    ~Row() {
        if (rows_ != nullptr) rows_->finish();
    }
    const Rows* operator->() const { return rows_; }
    const Rows& operator*() const { return *rows_; }

  private:
    Rows* rows_;
};

/// Generates ids for new rows, in the order of time, so that rows made together are stored together. The ids are not
/// secret.
class IdGenerator {
  public:
    explicit IdGenerator(Entropy& entropy) : entropy_(&entropy) {}
    std::int64_t next(Instant now);

  private:
    Entropy* entropy_;
    std::int64_t last_ = 0;
};

/// Thrown to undo work that was begun without a savepoint. The work is then run again with one.
struct SavepointNeeded {};

/// The store as an operation sees it: statements, and the moment at which all of them happen.
class Transaction {
  public:
    Transaction(Database& database, Instant now, Entropy& entropy, IdGenerator& numbers)
        : database_(&database), now_(now), entropy_(&entropy), numbers_(&numbers) {}

    [[nodiscard]] Instant now() const { return now_; }

    /// Returns an id for a new row. Others can guess it.
    template <class Entity> Id<Entity> next_id() { return {numbers_->next(now_)}; }

    /// Returns an id of 48 bits (12 hexadecimal digits) that can't be guessed, for rows that are open to any caller
    /// with the id.
    template <class Entity> Id<Entity> secret_id() { return {static_cast<std::int64_t>(entropy_->next() >> 16)}; }

    [[nodiscard]] Entropy& entropy() { return *entropy_; }

    /// Returns the first row, if there is one.
    template <class... Parameters> std::optional<Row> one(const Query& query, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        Rows& rows = database_->select(query, values);
        Row row(rows); // finishes the statement in any case
        if (!rows.next()) return std::nullopt;
        return std::optional<Row>(std::move(row));
    }

    /// Calls `visit(row)` for each row.
    template <class Visit, class... Parameters>
    void each(const Query& query, Visit&& visit, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        Rows& rows = database_->select(query, values);
        const Row guard(rows);
        while (rows.next()) visit(static_cast<const Rows&>(rows));
    }

    /// Runs a statement without waiting for its outcome. A fault may come later, at the latest with the commit.
    template <class... Parameters> void execute(const Query& query, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        database_->send(query, values, {});
    }

    /// The same. `each` is called with every row that the statement returns, at the latest with the commit.
    template <class... Parameters>
    void execute_each(const Query& query, const Database::EachRow& each, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        awaits_rows_ = true;
        database_->send(query, values, each);
    }

    /// Returns the number of changed rows.
    template <class... Parameters> std::int64_t execute_counted(const Query& query, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        return database_->execute(query, values);
    }

    /// Locks the rows that `query` finds until the end of the transaction, where others may write at the same time.
    /// Call it before reading the data that a decision depends on. Always lock in this order: carts, orders, listings
    /// by their numbers.
    template <class... Parameters> void lock(const Query& query, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        database_->lock(query, values);
    }

    /// Reports the new free stock of a listing, so that the shelf can follow after the commit.
    void stock_changed(FreeStock stock) { changed_.push_back(stock); }
    [[nodiscard]] std::vector<FreeStock>& changed() { return changed_; }
    [[nodiscard]] const std::vector<FreeStock>& changed() const { return changed_; }

    /// Reports that a listing can now be bought, or no longer, so that searches can follow.
    void offer_changed(ListingId listing) { changed_offers_.push_back(listing); }
    [[nodiscard]] const std::vector<ListingId>& changed_offers() const { return changed_offers_; }

    /// Records an event of some area, such as OrderPaid, which is delivered after the commit. One with a
    /// `changed_product` makes the shelf read that product again.
    template <class Event> void record(const Event& event) {
        if constexpr (requires { event.changed_product(); }) changed_products_.push_back(event.changed_product());
        recorded_.push_back(fact_of(event));
    }

    /// Products that are new, changed or retired.
    [[nodiscard]] const std::vector<ProductId>& changed_products() const { return changed_products_; }
    [[nodiscard]] const std::vector<Fact>& recorded() const { return recorded_; }

    /// Whether any piece of work has stored facts.
    void note_facts() { has_facts_ = true; }
    [[nodiscard]] bool has_facts() const { return has_facts_; }

    /// Waits until every `each` has received its rows.
    void await_rows() {
        if (std::exchange(awaits_rows_, false)) database_->synchronize();
    }

    /// Waits for the answers to all statements that were executed. Throws the first fault among them.
    void synchronize() { database_->synchronize(); }

    /// True when others may write at the same time.
    [[nodiscard]] bool is_shared() const { return database_->is_shared(); }

    /// Undoes everything that this piece of work has done so far; the work may then continue. Throws SavepointNeeded
    /// when it has written without a savepoint.
    void undo() {
        if (wrote_ && !has_savepoint_) throw SavepointNeeded{};
        if (wrote_) {
            database_->roll_back_to_savepoint();
            database_->savepoint();
        }
        wrote_ = false;
        changed_.resize(changed_before_);
        changed_products_.resize(products_before_);
        recorded_.clear();
        changed_offers_.clear();
    }

    /// Clears what is known of pieces of work, before the first of them.
    void begin() {
        changed_.clear();
        changed_products_.clear();
        has_facts_ = false;
    }

    /// `begin_work`, and `keep_work` or `drop_work`, enclose each piece of work of one transaction. Most work is kept,
    /// or is refused before it has written anything. So only work that is run again gets a savepoint, which is
    /// expensive.
    void begin_work(bool with_savepoint) {
        changed_before_ = changed_.size();
        products_before_ = changed_products_.size();
        recorded_.clear();
        changed_offers_.clear();
        wrote_ = false;
        awaits_rows_ = false;
        has_savepoint_ = with_savepoint;
        if (with_savepoint) database_->savepoint();
    }
    void keep_work() {
        if (has_savepoint_) database_->release();
    }
    void drop_work() {
        undo();
        if (has_savepoint_) database_->release();
    }

  private:
    void note(const Query& query) { wrote_ = wrote_ || !query.reads(); }

    Database* database_;
    Instant now_;
    Entropy* entropy_;
    IdGenerator* numbers_;
    std::vector<FreeStock> changed_;
    std::vector<Fact> recorded_;            // of the present piece of work
    std::vector<ListingId> changed_offers_; // likewise
    std::vector<ProductId> changed_products_;
    std::size_t changed_before_ = 0; // the number of changes by earlier pieces of work
    std::size_t products_before_ = 0;
    bool wrote_ = false;
    bool has_savepoint_ = false;
    bool awaits_rows_ = false;
    bool has_facts_ = false;
};

} // namespace cartwright::store
