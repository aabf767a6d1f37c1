// The floor under the flow: the same writes, sent straight to the database, without HTTP, without a queue, without
// reading or deciding anything; to SQLite in groups of 32 to a commit, to PostgreSQL through 8 connections, each step a
// transaction that is sent as one. Prints flows per second.
//   floor DATABASE-URL FLOWS

#include "domain/ledger/ledger.hpp"
#include "domain/orders/events.hpp"
#include "domain/orders/sale_postings.hpp"
#include "store/catalogue/listings.hpp"
#include "store/ledger/ledgers.hpp"
#include "store/orders/carts.hpp"
#include "store/orders/holds.hpp"
#include "store/orders/orders.hpp"
#include "store/outbox/events.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <iostream>
#include <random>
#include <thread>

namespace {

using namespace cartwright;

constexpr std::int64_t products = 10'000;

struct Flow {
    CartId cart;
    OrderId order;
    Placement placement;
};

class Floor {
  public:
    explicit Floor(const std::string& url)
        : database_(store::connect(url, store::Access::read_write)), numbers_(entropy_) {}

    /// `group` flows side by side: each step of all of them is one commit.
    void run(std::size_t group) {
        flows_.assign(group, {});
        in_one_commit([&](auto& tx, Flow& flow) { open(tx, flow); });
        for (int item = 0; item < 3; ++item) in_one_commit([&](auto& tx, Flow& flow) { add(tx, flow); });
        in_one_commit([&](auto& tx, Flow& flow) { check_out(tx, flow); });
        in_one_commit([&](auto& tx, Flow& flow) { pay(tx, flow); });
        if (database_->log_pages() > 1000) database_->checkpoint(store::Database::Checkpoint::all);
    }

  private:
    template <class Step> void in_one_commit(Step&& step) {
        store::Transaction tx(*database_, clock_.now(), entropy_, numbers_);
        database_->begin(store::Database::Mode::writing);
        for (Flow& flow : flows_) {
            tx.begin_work(false);
            step(tx, flow);
            store::events::write(tx);
        }
        database_->commit();
    }

    void open(store::Transaction& tx, Flow& flow) {
        flow.cart = tx.secret_id<struct Cart>();
        store::carts::add(tx, flow.cart, "storefront");
    }

    void add(store::Transaction& tx, Flow& flow) {
        std::int64_t product = 1 + static_cast<std::int64_t>(random_() % products);
        if (product % 10 == 0) --product; // sold out, see make_shop
        const Money price{.minor = 1999, .currency = {}};
        flow.placement.lines.push_back(
            {.listing = {product}, .product = {product}, .name = "A product", .price = price, .quantity = 1});
        store::carts::put_line(tx, flow.cart, {product}, 1);
        store::carts::touch(tx, flow.cart);
        tx.record(CartUpdated{.cart = flow.cart, .product = {product}, .quantity = 1});
    }

    void check_out(store::Transaction& tx, Flow& flow) {
        flow.placement.total = {.minor = 3 * 1999, .currency = {}};
        flow.order = tx.secret_id<struct Order>();
        merge_equal_lines(flow);
        store::orders::add(tx, flow.order, "storefront", flow.cart, flow.placement);
        tx.record(OrderPlaced{.order = flow.order,
                              .cart = flow.cart,
                              .door = "storefront",
                              .lines = flow.placement.lines,
                              .total = flow.placement.total});
        store::holds::add(tx, flow.order, flow.placement.lines, tx.now() + 900'000);
    }

    void pay(store::Transaction& tx, Flow& flow) {
        for (const Line& line : flow.placement.lines)
            store::listings::sell(tx, line.listing, line.quantity, line.quantity, flow.order);
        store::holds::remove_of_order(tx, flow.order);
        store::orders::settle(tx, flow.order, Stage::paid, "");
        store::ledgers::add_payment(tx, flow.order, "payments-server", flow.placement.total, "approved");
        const Order order{
            .id = flow.order, .cart = flow.cart, .lines = {}, .total = flow.placement.total, .placed_at = {}};
        for (const Posting& posting : postings_of_paid_order(order, {}, "payments-server"))
            store::ledgers::post(tx, posting);
        tx.record(OrderPaid{.order = flow.order, .total = flow.placement.total, .method = "payments-server"});
        store::carts::remove(tx, flow.cart);
    }

    static void merge_equal_lines(Flow& flow) {
        auto& lines = flow.placement.lines;
        std::ranges::sort(lines, {}, [](const Line& line) { return line.listing.value; });
        const auto rest = std::ranges::unique(lines, {}, [](const Line& line) { return line.listing.value; });
        lines.erase(rest.begin(), rest.end());
    }

    SystemClock clock_;
    SystemEntropy entropy_;
    std::unique_ptr<store::Database> database_;
    store::IdGenerator numbers_;
    std::mt19937_64 random_{entropy_.next()};
    std::vector<Flow> flows_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "floor DATABASE-PATH FLOWS\n";
        return 2;
    }
    const std::size_t flows = std::stoul(argv[2]);
    const bool is_postgres = store::is_postgres(argv[1]);
    const std::size_t group = is_postgres ? 1 : 32;
    std::deque<Floor> floors;
    for (std::size_t i = 0; i < (is_postgres ? 8U : 1U); ++i) floors.emplace_back(argv[1]);
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> threads;
    for (Floor& floor : floors)
        threads.emplace_back([&] {
            for (std::size_t done = 0; done < flows / floors.size(); done += group) floor.run(group);
        });
    for (std::thread& thread : threads) thread.join();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::cout << static_cast<double>(flows) / seconds << '\n';
}
