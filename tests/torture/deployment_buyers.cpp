// The buyers of deploy/rehearse: they buy through the balancer while it kills one part after the other, and prove
// afterwards that nothing was lost. Told by lines on standard input: "enough" ends the buying, "look" begins the proof.
//
//   rehearsal STORE_PORT PAYMENTS_PORT SHOP_URL PAYMENTS_URL PROBES_FILE

#include "crowd.hpp"
#include "program.hpp"
#include "proof.hpp"
#include "support/database.hpp"

#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <stdexcept>

namespace cartwright::torture {

namespace {

using std::chrono::milliseconds;
using std::chrono::system_clock;
using tests::LoadClient;

constexpr int buyers = 8;
constexpr auto rest = milliseconds(150); // between two purchases of a buyer
constexpr auto probe_every = milliseconds(100);
constexpr auto probe_patience = milliseconds(2'000);

/// Opens a cart ten times a second, a write that says whether the service is there, and notes one line each: when it
/// asked and when that ended, in milliseconds since 1970, and how ("200", "503", "none").
class Probes {
  public:
    Probes(std::uint16_t port, const std::string& file)
        : out_(file), thread_([this, port] { ask_until_ended(port); }) {}
    ~Probes() {
        has_ended_ = true;
        thread_.join();
    }
    Probes(const Probes&) = delete;
    Probes& operator=(const Probes&) = delete;

  private:
    static std::int64_t now() {
        return std::chrono::duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
    void ask_until_ended(std::uint16_t port) {
        LoadClient client(port, probe_patience);
        for (std::int64_t count = 1; !has_ended_; ++count) {
            const std::int64_t asked = now();
            const std::string key = "probe-of-the-writes-" + std::to_string(count);
            const auto reply = client.call({.method = "POST", .target = "/cart", .key = key});
            out_ << asked << ' ' << now() << ' ' << (reply ? std::to_string(reply->status) : "none") << '\n'
                 << std::flush;
            std::this_thread::sleep_for(probe_every);
        }
    }

    std::ofstream out_;
    std::atomic<bool> has_ended_ = false;
    std::thread thread_;
};

struct Site {
    Ports ports{};
    std::string shop{};
    std::string payments{};
    std::string probes{};
};

Site site_of(const std::vector<std::string>& words) {
    if (words.size() != 5)
        throw std::runtime_error("usage: rehearsal STORE_PORT PAYMENTS_PORT SHOP_URL PAYMENTS_URL PROBES_FILE");
    const auto port = [](const std::string& word) { return static_cast<std::uint16_t>(std::stoi(word)); };
    return {.ports = {.store = port(words[0]), .payments = port(words[1])},
            .shop = words[2],
            .payments = words[3],
            .probes = words[4]};
}

void wait_for_line(const std::string& wanted) {
    std::string line;
    while (std::getline(std::cin, line))
        if (line == wanted) return;
    throw std::runtime_error("nobody said \"" + wanted + "\"");
}

Memory buy(const Site& site) {
    std::vector<std::int64_t> goods;
    for (const tests::Row& row : tests::rows(site.shop, "SELECT id FROM products ORDER BY id"))
        goods.push_back(std::stoll(row.at(0)));
    Gate gate;
    const Gates gates{&gate, &gate};
    const Probes probes(site.ports.store, site.probes);
    Crowd crowd(site.ports, gates, goods, buyers, std::numeric_limits<std::int32_t>::max(), rest);
    wait_for_line("enough");
    crowd.stop();
    return crowd.ask();
}

/// One row of the table: "what | found | yes" or "… | no", and on standard error what was wrong. True when all is well.
bool tell(const std::string& what, const std::string& found, const Wrongs& wrongs) {
    std::cout << what << " | " << found << " | " << (wrongs.empty() ? "yes" : "no") << '\n' << std::flush;
    for (const std::string& wrong : wrongs) std::cerr << what << ": " << wrong << '\n';
    return wrongs.empty();
}

Wrongs wrong_with_the_books(const std::string& shop) {
    const Ended found = check(shop);
    if (found == clean(shop)) return {};
    return {found.output};
}

bool prove(const Site& site, const Memory& memory) {
    const std::string orders = std::to_string(memory.purchases.size());
    const std::string answers = std::to_string(memory.answers.size());
    const std::string troubles = std::to_string(memory.unanswered) + " requests without an answer, " +
                                 std::to_string(memory.put_off) + " asked to come again";
    bool is_well = tell("buyers were never refused", troubles, memory.trouble);
    const Wrongs late = caught_up(site.payments) ? Wrongs{} : Wrongs{"callbacks are left over"};
    is_well &= tell("every payment reached the shop", "no callback is left", late);
    is_well &= tell("no acknowledged order is lost", orders + " orders asked for", lost_orders(memory, site.ports));
    is_well &= tell("no order is doubled", "all orders compared with the buyers'", unknown_orders(memory, site.shop));
    is_well &= tell("one charge to a paid order", "both servers' books compared",
                    disagreements(memory, site.shop, site.payments));
    is_well &=
        tell("answers stay the same", answers + " repeated under their keys", changed_answers(memory, site.ports));
    is_well &= tell("no oversell, ledger zero", "cartwright check", wrong_with_the_books(site.shop));
    return is_well && !memory.purchases.empty();
}

} // namespace

} // namespace cartwright::torture

int main(int argc, char** argv) {
    using namespace cartwright::torture;
    try {
        const Site site = site_of({argv + 1, argv + argc});
        const Memory memory = buy(site);
        std::cout << "bought\n" << std::flush;
        wait_for_line("look");
        return prove(site, memory) ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "rehearsal: " << error.what() << '\n';
        return 1;
    }
}
