// Replays the real sales of the Online Retail data set as shoppers of the storefront, then verifies that every order
// stands once with its total and that every product's stock is what it was less what was sold. docs/import.md says
// more.

#include "import/retail_summary.hpp"
#include "replay_sales.hpp"
#include "replay_server.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <memory>

namespace {

using namespace cartwright;
using namespace cartwright::bench;

struct Options {
    std::string url{}; // empty: a server of its own
    std::string program = CARTWRIGHT_BINARY "/cartwright";
    std::string data = CARTWRIGHT_SOURCE "/data/online-retail.csv.xz";
    std::size_t sales = 0; // 0: all
    std::size_t clients = 32;
};

void print(Replayed& replayed) {
    std::cout << std::left << std::setw(18) << "step" << std::right << std::setw(10) << "requests" << std::setw(10)
              << "p50 ms" << std::setw(10) << "p99 ms" << std::setw(10) << "max ms" << '\n';
    std::size_t requests = 0;
    for (std::size_t step = 0; step < step_names.size(); ++step) {
        std::vector<float>& times = replayed.milliseconds[step];
        requests += times.size();
        if (times.empty()) continue;
        std::ranges::sort(times);
        std::cout << std::left << std::setw(18) << step_names[step] << std::right << std::setw(10) << times.size()
                  << std::fixed << std::setprecision(2) << std::setw(10) << times[times.size() / 2] << std::setw(10)
                  << times[times.size() * 99 / 100] << std::setw(10) << times.back() << '\n';
    }
    std::cout << std::setprecision(1) << import::grouped(static_cast<std::int64_t>(replayed.orders.size()))
              << " sales, " << import::grouped(static_cast<std::int64_t>(requests)) << " requests in "
              << replayed.seconds << " s: " << static_cast<double>(requests) / replayed.seconds << " requests/s, "
              << static_cast<double>(replayed.orders.size()) / replayed.seconds << " sales/s\n";
}

/// Says what was verified or what differs; true when nothing does.
bool verify(const Address& address, const Script& script, const Replayed& replayed) {
    const Differences differences = compare(address, script, replayed);
    for (const std::string& difference : differences.first) std::cout << "differs: " << difference << '\n';
    if (differences.count > 0) {
        std::cout << differences.count << " differences\n";
        return false;
    }
    std::int64_t pence = 0;
    for (const PaidOrder& paid : replayed.orders)
        pence += expected_pence(script.retail, script.retail.sales[paid.sale]);
    std::cout << "verified: every order is paid and stands once with its items and total, " << import::grouped(pence)
              << " pence in all; the stock of " << import::grouped(static_cast<std::int64_t>(script.offered.size()))
              << " products is what it was less what was sold\n";
    return true;
}

bool run(const Options& options) {
    const auto retail = import::read_online_retail(options.data);
    if (!retail) {
        std::cerr << "replay: " << options.data << '\n' << retail.error();
        return false;
    }
    std::unique_ptr<OwnServer> own;
    if (options.url.empty()) own = std::make_unique<OwnServer>(options.program, options.data);
    const Address address = own ? own->address() : Address::parse(options.url);
    if (own) std::cout << "imported in " << std::fixed << std::setprecision(2) << own->import_seconds() << " s\n";

    const std::vector<Offered> offered = find_products(address, retail->put.goods);
    const std::size_t all = retail->sales.size();
    const Script script{
        .retail = *retail, .offered = offered, .count = options.sales == 0 ? all : std::min(options.sales, all)};
    const std::int64_t in_file = retail->report.kinds.at(import::RetailKind::sale).invoices;
    std::cout << "of " << import::grouped(in_file) << " sales " << import::grouped(static_cast<std::int64_t>(all))
              << " have goods on sale, the others nothing but charges; replaying "
              << import::grouped(static_cast<std::int64_t>(script.count)) << " with " << options.clients << " clients"
              << std::endl;

    Replayed replayed = replay(address, script, options.clients);
    print(replayed);
    bool good = verify(address, script, replayed);
    if (own) {
        good = own->stop() && good;
        good = own->check() && good;
    }
    return good;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app("Replays the real sales of the Online Retail data set and verifies what became of them");
    app.add_option("--url", options.url,
                   "A running server that has imported the data set; without it, one is started for the replay");
    app.add_option("--program", options.program, "The program to start")->capture_default_str();
    app.add_option("--data", options.data, "The data set")->capture_default_str()->check(CLI::ExistingFile);
    app.add_option("--sales", options.sales, "How many sales; 0 is all")->capture_default_str();
    app.add_option("--clients", options.clients, "How many shoppers at once")
        ->capture_default_str()
        ->check(CLI::Range(1, 1000));
    CLI11_PARSE(app, argc, argv);
    try {
        return run(options) ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "replay: " << error.what() << '\n';
        return 1;
    }
}
