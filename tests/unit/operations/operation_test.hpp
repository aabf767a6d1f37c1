#pragma once

#include "domain/terms.hpp"
#include "operations/catalogue/catalogue.hpp"
#include "operations/upkeep/check.hpp"
#include "operations/upkeep/housekeeping.hpp"
#include "operations/work.hpp"
#include "store/catalogue/listings.hpp"
#include "store/catalogue/products.hpp"
#include "store/engine/migrations.hpp"
#include "store/engine/schema.hpp"
#include "store/outbox/events.hpp"

#include <gtest/gtest.h>
#include <map>
#include <ostream>
#include <random>
#include <stdexcept>
#include <type_traits>

namespace cartwright {

// How failed expectations show what differs.
// NOLINTBEGIN(readability-identifier-naming): GTest names the function
inline void PrintTo(const Money& money, std::ostream* out) {
    *out << decimal_places(money.minor) << ' ' << money.currency.text();
}

/// `why` is shown by its place in the list of reasons.
inline void PrintTo(const Refusal& refusal, std::ostream* out) {
    *out << "why " << static_cast<int>(refusal.why) << " '" << refusal.subject << "', " << refusal.requested << " of "
         << refusal.available << ' ' << refusal.currency;
    for (const Flaw& flaw : refusal.flaws) *out << "; " << flaw.field << ' ' << flaw.message;
}
// NOLINTEND(readability-identifier-naming)

} // namespace cartwright

namespace cartwright::operations {

/// Random numbers that are the same in every run.
class RepeatableEntropy final : public Entropy {
  public:
    std::uint64_t next() override { return random_(); }

  private:
    std::mt19937_64 random_{1};
};

/// A database in memory with the tables of the shop. All cases of the program share it, and none leaves a trace in it.
inline store::Database& shared_database() {
    static const auto database = [] {
        auto made = store::connect("sqlite::memory:", store::Access::read_write);
        store::migrate(*made, store::shop_schema(), {});
        return made;
    }();
    return *database;
}

inline Money usd(std::int64_t minor) { return {.minor = minor, .currency = {}}; }
inline constexpr Currency british_pounds{{'G', 'B', 'P'}};

/// A shop without any API: operations are called on a database that is empty at the beginning of each case. At the end
/// every invariant holds, also that the ledger sums to zero.
class OperationTest : public testing::Test {
  protected:
    explicit OperationTest(std::string_view of_door) : door(of_door) {}

    void SetUp() override { shared_database().begin(store::Database::Mode::writing); }
    void TearDown() override {
        store::Transaction tx = transaction();
        for (const Violation& each : violations(tx, 3)) ADD_FAILURE() << each.invariant << ": " << each.evidence;
        shared_database().roll_back();
    }

    /// Gives `action` the context of one request, and takes back what it did when it is refused.
    template <class Action> auto with_work(const Action& action) {
        store::Transaction tx = transaction();
        tx.begin_work(true);
        Work work{.tx = tx,
                  .terms = terms,
                  .secrets = secrets,
                  .door = door,
                  .actor = caller,
                  .attempt = attempt,
                  .begun = begun};
        auto result = action(work);
        bool is_done = true;
        if constexpr (requires { result.error(); }) is_done = result.has_value();
        if (is_done) {
            store::listings::note_offers(tx);
            store::events::write(tx);
        }
        tx.synchronize();
        if (is_done)
            tx.keep_work();
        else
            tx.drop_work();
        return result;
    }

    template <class Value, class Wish> using Operation = Result<Value> (*)(Work&, const Wish&);

    template <class Value, class Wish>
    Result<Value> act(Operation<Value, Wish> operation, const std::type_identity_t<Wish>& wish) {
        return with_work([&](Work& work) { return operation(work, wish); });
    }

    /// What an operation returns that is not refused.
    template <class Value, class Wish>
    Value done(Operation<Value, Wish> operation, const std::type_identity_t<Wish>& wish) {
        return accepted(act(operation, wish));
    }

    /// Why an operation is refused. The refusal has changed nothing.
    template <class Value, class Wish>
    Refusal refused(Operation<Value, Wish> operation, const std::type_identity_t<Wish>& wish) {
        return refusal_in(act(operation, wish));
    }

    template <class Value> static Value accepted(Result<Value> result) {
        if (!result) throw std::runtime_error("refused: " + testing::PrintToString(result.error()));
        return *std::move(result);
    }
    template <class Value> static Refusal refusal_in(const Result<Value>& result) {
        if (result) throw std::runtime_error("it was not refused");
        return result.error();
    }

    /// Puts a product of the house on sale.
    ProductId offer(const std::string& name, std::int64_t price_minor, std::int64_t stock, Currency currency = {}) {
        const Goods goods{.name = name,
                          .brand = "Acme",
                          .category = "Things",
                          .price = {.minor = price_minor, .currency = currency},
                          .stock = stock};
        return with_work([&](Work& work) { return add_goods(work, goods, std::nullopt); });
    }

    /// A product with its listing; nothing when it is not on sale.
    std::optional<store::products::Offer> offer_of(ProductId product) {
        store::Transaction tx = transaction();
        return store::products::offer(tx, product);
    }
    Stock stock_of(ProductId product) { return offer_of(product).value().listing.stock; }

    void reprice(ProductId product, std::int64_t price_minor) {
        Listing listing = offer_of(product).value().listing;
        listing.price.minor = price_minor;
        store::Transaction tx = transaction();
        store::listings::put(tx, listing);
    }
    void take_off_sale(ProductId product) {
        const Listing listing = offer_of(product).value().listing;
        with_work([&](Work& work) {
            retire(work, listing);
            return true;
        });
    }

    /// Ends the holds whose deadline has passed; returns how many.
    std::int64_t end_due_holds() {
        return with_work([](Work& work) { return end_holds(work.tx, 10); });
    }

    /// The accounts of the ledger that are not at zero; debits are positive.
    std::map<std::string, std::int64_t> ledger() {
        static constexpr store::Query accounts{"test.accounts",
                                               "SELECT account, CAST(sum(amount_minor) AS BIGINT) FROM ledger_entries "
                                               "GROUP BY account HAVING sum(amount_minor) <> 0"};
        std::map<std::string, std::int64_t> sums;
        store::Transaction tx = transaction();
        tx.each(accounts, [&](const store::Rows& row) { sums.emplace(row.text({0}), row.integer({1})); });
        return sums;
    }
    using Ledger = std::map<std::string, std::int64_t>;

    store::Transaction transaction() { return {shared_database(), now, entropy_, numbers_}; }

    std::string_view door;
    Terms terms{};
    Secrets secrets{};
    Actor caller{};
    std::string attempt{};               // an Idempotency-Key with its owner
    std::optional<std::int64_t> begun{}; // by an earlier run of the same request
    Instant now{1'800'000'000'000};      // in January 2027

  private:
    RepeatableEntropy entropy_;
    store::IdGenerator numbers_{entropy_};
};

} // namespace cartwright::operations
