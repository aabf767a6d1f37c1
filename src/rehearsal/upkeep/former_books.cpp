#include "rehearsal/upkeep/former_books.hpp"

#include "rehearsal/books/taken_books.sql.hpp"
#include "rehearsal/upkeep/former_books.sql.hpp"

#include <tuple>
#include <utility>

namespace cartwright::operations {

namespace {

namespace former = store::sql::former_books;
namespace taken = store::sql::taken_books;
using store::Outcome;
using store::Query;
using Text = std::string;
using Number = std::int64_t;

template <class Value> Value value_of(const store::Rows& row, std::size_t number) {
    const store::Column column{static_cast<int>(number)}; // in the order of Table's types
    if constexpr (std::is_same_v<Value, Text>)
        return Text(row.text(column));
    else
        return row.integer(column);
}

/// The rows of one table, with the types of their columns.
template <class... Columns> class Table {
  public:
    /// Returns whether there are any.
    bool read(store::Transaction& shop, const Query& query) {
        rows_.clear();
        shop.each(query,
                  [&](const store::Rows& row) { rows_.push_back(row_of(row, std::index_sequence_for<Columns...>{})); });
        return !rows_.empty();
    }

    void add_to(store::Transaction& books, const Query& query) const {
        for (const auto& row : rows_)
            std::apply([&](const Columns&... columns) { books.execute(query, columns...); }, row);
    }

  private:
    template <std::size_t... Number>
    static std::tuple<Columns...> row_of(const store::Rows& row, std::index_sequence<Number...> /*columns*/) {
        return {value_of<Columns>(row, Number)...};
    }

    std::vector<std::tuple<Columns...>> rows_;
};

struct FormerBooks {
    Table<Text, Text, Number, Text, Number, Text, Number, Number> charges;
    Table<Text, Text, Number, Text, Number> refunds;
    Table<Text, Number, Number, Text, Text, Text, Text, Text, Text, Text, Text, Number, Number, Number> pages;
    Table<Text, Number, Number, Number, Text, Number> provisionings;
    Table<Number, Number, Text, Number, Number> subscriptions;

    /// Returns whether there are any.
    bool read(store::Transaction& shop) {
        bool any = charges.read(shop, former::charges);
        any = refunds.read(shop, former::refunds) || any;
        any = pages.read(shop, former::pages) || any;
        any = provisionings.read(shop, former::provisionings) || any;
        return subscriptions.read(shop, former::subscriptions) || any;
    }

    void add_to(store::Transaction& books) const {
        charges.add_to(books, taken::add_charge);
        refunds.add_to(books, taken::add_refund);
        pages.add_to(books, taken::add_page);
        provisionings.add_to(books, taken::add_provisioning);
        subscriptions.add_to(books, taken::add_subscription);
    }

    static void clear(store::Transaction& shop) {
        for (const Query* query : {&former::clear_charges, &former::clear_refunds, &former::clear_pages,
                                   &former::clear_provisionings, &former::clear_subscriptions})
            shop.execute(*query);
    }
};

} // namespace

bool take_over_former_books(store::Store& shop, store::Store& books) {
    bool is_copied = true;
    const Outcome outcome = shop.write_and_wait([&](store::Transaction& tx) {
        FormerBooks found;
        if (!found.read(tx)) return false;
        const Outcome copied = books.write_and_wait([&](store::Transaction& copy) {
            found.add_to(copy);
            return true;
        });
        is_copied = copied == Outcome::committed;
        if (is_copied) FormerBooks::clear(tx);
        return is_copied;
    });
    return is_copied && (outcome == Outcome::committed || outcome == Outcome::refused);
}

} // namespace cartwright::operations
