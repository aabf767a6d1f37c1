// Sends the real sales of the Online Retail data set through the order pipeline – cart, invoice, payment, shipment,
// e-mail – and the cancellations as refunds of what they cancel; then compares the ledger, the invoices and the events
// with the data, line by line.

#include "import/retail_summary.hpp"
#include "replay_pipeline.hpp"
#include "replay_server.hpp"
#include "store/engine/database.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>

namespace {

using namespace cartwright;
using namespace cartwright::bench;

constexpr std::size_t differences_shown_max = 20;

struct Options {
    std::string program = CARTWRIGHT_BINARY "/cartwright";
    std::string data = CARTWRIGHT_SOURCE "/data/online-retail.csv.xz";
    std::size_t sales = 0; // 0: all
    std::size_t clients = 16;
};

void print(Piped& piped) {
    std::cout << std::left << std::setw(12) << "step" << std::right << std::setw(10) << "requests" << std::setw(10)
              << "p50 ms" << std::setw(10) << "p99 ms" << std::setw(10) << "max ms" << '\n';
    std::size_t requests = 0;
    for (std::size_t step = 0; step < pipeline_step_names.size(); ++step) {
        std::vector<float>& times = piped.milliseconds[step];
        if (times.empty()) continue;
        requests += times.size();
        std::ranges::sort(times);
        std::cout << std::left << std::setw(12) << pipeline_step_names[step] << std::right << std::setw(10)
                  << times.size() << std::fixed << std::setprecision(2) << std::setw(10) << times[times.size() / 2]
                  << std::setw(10) << times[times.size() * 99 / 100] << std::setw(10) << times.back() << '\n';
    }
    std::cout << std::setprecision(1) << import::grouped(static_cast<std::int64_t>(requests)) << " requests in "
              << piped.seconds << " s: " << static_cast<double>(requests) / piped.seconds << " requests/s, "
              << static_cast<double>(piped.sales.size()) / piped.seconds << " sales/s\n";
}

/// What one of the books says of each order, in pence.
using Book = std::map<std::string, std::int64_t>;

Book read_book(store::Database& database, const store::Query& query) {
    Book book;
    database.begin(store::Database::Mode::reading);
    store::Rows& rows = database.select(query, {});
    while (rows.next()) book[std::string(rows.text({0}))] += rows.integer({1});
    database.roll_back();
    return book;
}

// Each says what an order was sold for. The events hold their data as JSON, amounts as "total_minor":123.
constexpr store::Query ledger{"replay.ledger",
                              "SELECT CAST(order_id AS TEXT), -sum(amount_minor) FROM ledger_entries "
                              "WHERE fact = 'sale' AND (account IN ('sales', 'tax')) GROUP BY order_id"};
constexpr store::Query cash{"replay.cash", "SELECT CAST(order_id AS TEXT), sum(amount_minor) FROM ledger_entries "
                                           "WHERE fact = 'payment' AND account LIKE 'cash:%' GROUP BY order_id"};
constexpr store::Query invoiced{"replay.invoiced",
                                "SELECT CAST(order_id AS TEXT), total_minor FROM invoices ORDER BY order_id"};
constexpr store::Query events{"replay.events",
                              "SELECT CAST(o.id AS TEXT), json_extract(e.data, '$.total_minor') FROM events e "
                              "JOIN orders o ON e.subject = 'orders/' || printf('%012x', o.id) "
                              "WHERE e.type = 'cartwright.order.paid'"};
constexpr store::Query refunded{"replay.refunded", "SELECT 'all', sum(amount_minor) FROM ledger_entries "
                                                   "WHERE fact = 'refund payment' AND account LIKE 'buyer:%'"};
constexpr store::Query refund_events{"replay.refund_events",
                                     "SELECT 'all', sum(json_extract(data, '$.amount_minor')) FROM events "
                                     "WHERE type = 'cartwright.order.refunded'"};

class Comparison {
  public:
    explicit Comparison(store::Database& database) : database_(&database) {}

    void compare(std::string_view name, const store::Query& query, const Book& expected) {
        const Book book = read_book(*database_, query);
        for (const auto& [order, pence] : expected) {
            const auto found = book.find(order);
            if (found == book.end() || found->second != pence)
                differs(std::string(name) + " of order " + order + ": " +
                        (found == book.end() ? "nothing" : std::to_string(found->second)) + ", not " +
                        std::to_string(pence));
        }
        if (book.size() != expected.size())
            differs(std::string(name) + ": " + std::to_string(book.size()) + " orders, not " +
                    std::to_string(expected.size()));
    }

    [[nodiscard]] bool is_equal() const { return count_ == 0; }

  private:
    void differs(const std::string& what) {
        if (++count_ <= differences_shown_max) std::cout << "differs: " << what << '\n';
    }

    store::Database* database_;
    std::size_t count_ = 0;
};

bool verify(const std::string& database_url, const Piped& piped, std::int64_t refunds) {
    Book sold;
    std::int64_t pence = 0;
    for (const bench::Sold& sale : piped.sales) {
        sold[sale.order] = sale.pence;
        pence += sale.pence;
    }
    const auto database = store::connect(database_url, store::Access::read_only);
    Comparison comparison(*database);
    comparison.compare("the ledger's sales", ledger, sold);
    comparison.compare("the ledger's cash", cash, sold);
    comparison.compare("the invoices", invoiced, sold);
    comparison.compare("the events", events, sold);
    const Book all_refunds = refunds == 0 ? Book{{"all", 0}} : Book{{"all", refunds}};
    comparison.compare("the ledger's refunds", refunded, all_refunds);
    comparison.compare("the events' refunds", refund_events, all_refunds);
    if (!comparison.is_equal() || piped.refunded != refunds) return false;
    std::cout << "verified: " << import::grouped(static_cast<std::int64_t>(piped.sales.size())) << " sales, "
              << import::grouped(pence) << " pence, and " << import::grouped(refunds)
              << " pence refunded; the ledger, the invoices and the events agree, order by order\n";
    return true;
}

bool run(const Options& options) {
    Invoices invoices = read_invoices(options.data);
    if (options.sales > 0 && options.sales < invoices.sales.size()) {
        std::erase_if(invoices.cancellations,
                      [&](const bench::Invoice& one) { return one.place >= invoices.sales[options.sales].place; });
        invoices.sales.resize(options.sales);
    }
    const Matched matched = match(invoices);
    std::cout << import::grouped(static_cast<std::int64_t>(invoices.cancellations.size())) << " cancellations: of "
              << matched.whole << " all is found in earlier sales, of " << matched.partly << " a part, of "
              << matched.not_found << " nothing; " << import::grouped(matched.pence) << " pence are refunded, "
              << import::grouped(matched.pence_not_found) << " belong to sales that are not in the data" << std::endl;

    // No request here has a key, and all requests for mails come from one address.
    const std::vector<std::string> flags{"--doors",
                                         "orderflow",
                                         "--gateway",
                                         "rehearsal",
                                         "--open-orderflow",
                                         "true",
                                         "--messages-per-hour",
                                         "1000000",
                                         "--messages-per-day",
                                         "1000000",
                                         "--messages-in-all-per-hour",
                                         "1000000"};
    OwnServer server(options.program, flags);
    Piped piped = run_pipeline(server.address(), invoices.sales, matched.refunds, options.clients);
    print(piped);
    bool good = server.stop();
    good = verify(server.database(), piped, matched.pence) && good;
    return server.check() && good;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app(
        "Sends the real sales of the Online Retail data set through the order pipeline and compares the books");
    app.add_option("--program", options.program, "The program to start")->capture_default_str();
    app.add_option("--data", options.data, "The data set")->capture_default_str()->check(CLI::ExistingFile);
    app.add_option("--sales", options.sales, "How many sales; 0 is all")->capture_default_str();
    app.add_option("--clients", options.clients, "How many at once")->capture_default_str()->check(CLI::Range(1, 1000));
    CLI11_PARSE(app, argc, argv);
    try {
        return run(options) ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "replay: " << error.what() << '\n';
        return 1;
    }
}
