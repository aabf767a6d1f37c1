#pragma once

#include "base/entropy.hpp"
#include "base/instant.hpp"
#include "domain/event.hpp"
#include "store/engine/database.hpp"

#include <array>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace cartwright::store {

/// What a parameter of a query may be: an Id, an Instant and any integer become a 64-bit integer, an empty optional
/// NULL.
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

/// The first row of a statement that has been run; the statement is finished when the row goes.
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

  private:
    Rows* rows_;
};

/// Draws numbers for new rows: in the order of time, so that rows made together lie together. Not secret.
class IdGenerator {
  public:
    explicit IdGenerator(Entropy& entropy) : entropy_(&entropy) {}
    std::int64_t next(Instant now);

  private:
    Entropy* entropy_;
    std::int64_t last_ = 0;
};

/// Thrown where work is to be undone that was begun without a savepoint: it is run again with one.
struct SavepointNeeded {};

/// What an operation sees of the store: statements, and the moment at which all of it happens.
class Transaction {
  public:
    Transaction(Database& database, Instant now, Entropy& entropy, IdGenerator& numbers)
        : database_(&database), now_(now), entropy_(&entropy), numbers_(&numbers) {}

    [[nodiscard]] Instant now() const { return now_; }

    /// A number for a new row that nobody needs to be kept from guessing.
    template <class Entity> Id<Entity> next_id() { return {numbers_->next(now_)}; }

    /// A number of 48 bits (12 hexadecimal digits) that nobody can guess, for what is open to whoever knows it.
    template <class Entity> Id<Entity> secret_id() { return {static_cast<std::int64_t>(entropy_->next() >> 16)}; }

    [[nodiscard]] Entropy& entropy() { return *entropy_; }

    /// The first row, if there is one.
    template <class... Parameters> std::optional<Row> one(const Query& query, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        Rows& rows = database_->select(query, values);
        Row row(rows); // finishes the statement whatever happens next
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

    /// For statements whose outcome nobody waits for: a fault may come later, at the latest with the commit.
    template <class... Parameters> void execute(const Query& query, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        database_->send(query, values, {});
    }

    /// The same, where `each` is called with every row that the statement returns, at the latest with the commit.
    template <class... Parameters>
    void execute_each(const Query& query, const Database::EachRow& each, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        awaits_rows_ = true;
        database_->send(query, values, each);
    }

    /// How many rows were changed.
    template <class... Parameters> std::int64_t execute_counted(const Query& query, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        note(query);
        return database_->execute(query, values);
    }

    /// Locks the rows that `query` finds until the end, where others may write at the same time. To be called before
    /// what decides is read, and always in the order carts, orders, listings by their numbers.
    template <class... Parameters> void lock(const Query& query, const Parameters&... parameters) {
        const std::array<Value, sizeof...(parameters)> values{bound(parameters)...};
        database_->lock(query, values);
    }

    /// Says that another number of a listing can be bought once this is committed, so that the shelf can follow.
    void stock_changed(FreeStock stock) { changed_.push_back(stock); }
    [[nodiscard]] std::vector<FreeStock>& changed() { return changed_; }
    [[nodiscard]] const std::vector<FreeStock>& changed() const { return changed_; }

    /// Says that a listing can be bought now, or can't be any more, so that searches can follow.
    void offer_changed(ListingId listing) { changed_offers_.push_back(listing); }
    [[nodiscard]] const std::vector<ListingId>& changed_offers() const { return changed_offers_; }

    /// Says what has happened, for the world to be told once this is committed.
    void record(Event event) {
        if (const auto* change = std::get_if<ProductChanged>(&event)) changed_products_.push_back(change->product.id);
        if (const auto* end = std::get_if<ProductRetired>(&event)) changed_products_.push_back(end->product);
        recorded_.push_back(std::move(event));
    }

    /// Products that are new or not what they were.
    [[nodiscard]] const std::vector<ProductId>& changed_products() const { return changed_products_; }
    [[nodiscard]] const std::vector<Event>& recorded() const { return recorded_; }

    /// Whether any piece of work has written facts down.
    void note_facts() { has_facts_ = true; }
    [[nodiscard]] bool has_facts() const { return has_facts_; }

    /// Waits until every `each` has seen its rows.
    void await_rows() {
        if (std::exchange(awaits_rows_, false)) database_->synchronize();
    }

    /// Waits for all that was executed. Throws its first fault.
    void synchronize() { database_->synchronize(); }

    /// True when others may write at the same time.
    [[nodiscard]] bool is_shared() const { return database_->is_shared(); }

    /// Undoes all that this piece of work has done so far; it may go on from there.
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

    /// Forgets what is known of pieces of work, before the first of them.
    void begin() {
        changed_.clear();
        changed_products_.clear();
        has_facts_ = false;
    }

    /// TwoPhaseWrite each piece of work of one transaction. Most work either refuses before it has written anything or
    /// is kept: only what is run a second time gets a savepoint, which is dear.
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
    std::vector<Event> recorded_;           // by the present piece of work
    std::vector<ListingId> changed_offers_; // likewise
    std::vector<ProductId> changed_products_;
    std::size_t changed_before_ = 0; // what earlier pieces of work changed
    std::size_t products_before_ = 0;
    bool wrote_ = false;
    bool has_savepoint_ = false;
    bool awaits_rows_ = false;
    bool has_facts_ = false;
};

} // namespace cartwright::store
