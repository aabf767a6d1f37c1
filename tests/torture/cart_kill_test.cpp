// A shop that is killed at random moments while members pick, pay and ask for their money back: what was answered yes
// is there afterwards, and the books are in order.

#include "program.hpp"
#include "settings.hpp"
#include "support/server_process.hpp"
#include "support/shopping_client.hpp"

#include <algorithm>
#include <atomic>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <thread>

namespace cartwright::torture {

namespace {

using std::chrono::steady_clock;
using tests::Answer;
using tests::Engine;
using tests::number;
using tests::ServerProcess;
using tests::Servers;
using tests::ShoppingClient;
using tests::SignedInMember;

constexpr std::uint64_t seed_of_shoppers = 53;
constexpr int members = 6;
constexpr int products_in_carts = 4;
constexpr const char* admin_token = "demo-admin-user-token";
constexpr const char* admin_es = "64656d6f2061646d696e2c20776865726576657220796f7520617265206e6f77";

/// The number behind an id as clients spell it: its last 16 digits.
std::string number_of(const std::string& spelt) {
    constexpr std::size_t time_digits = 8;
    constexpr int hexadecimal = 16;
    return std::to_string(std::stoull(spelt.substr(time_digits), nullptr, hexadecimal));
}

/// Of what was made: where it is to be found.
std::string made_id(const Answer& answer) {
    const std::string location = answer.header("Location").value_or("");
    return location.substr(location.rfind('/') + 1);
}

/// "1.5" for three.
std::string halves(std::size_t count) { return std::to_string(count / 2) + (count % 2 == 0 ? ".0" : ".5"); }

/// What one member was told. An id is in one set only: of what the last answer about it said.
struct Told {
    std::map<std::string, std::string> items{};    // where each is: a cart's number, or "wish"
    std::set<std::string> gone{};                  // items that were deleted
    std::map<std::string, std::string> payments{}; // their status
    std::set<std::string> unsure{};                // what a request that was not answered was about
    std::int64_t yes = 0;
    std::int64_t unanswered = 0;
    std::vector<std::string> trouble{};
};

/// Shops in carts, one after the other, until it is told to stop.
class Shopper {
  public:
    Shopper(std::uint16_t port, int index, const std::vector<std::string>& goods, const std::atomic<bool>& stopped)
        : client_(port, "10.2.0." + std::to_string(index + 1)), goods_(&goods), stopped_(&stopped),
          random_(seed_of_shoppers + static_cast<std::uint64_t>(index)) {
        member_ = client_.new_member("shopper-" + std::to_string(index) + "@example.com", "correct horse");
    }

    void run() {
        while (!*stopped_) {
            shop();
            std::this_thread::sleep_for(std::chrono::milliseconds(random_() % 5));
        }
    }

    [[nodiscard]] const Told& told() const { return told_; }

  private:
    enum class As : std::uint8_t { member, admin };

    /// A write, once; nothing unless it was answered yes.
    std::optional<Answer> write(As as, const std::string& method, const std::string& target, const std::string& body) {
        const SignedInMember admin{.token = admin_token, .es = admin_es, .app = client_.application().app};
        const auto answer = client_.ask(method, target, tests::with_application(body),
                                        as == As::admin ? admin.headers() : member_.headers());
        if (!answer || answer->status == 0) {
            ++told_.unanswered;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return std::nullopt;
        }
        if (answer->status / 100 == 2) {
            ++told_.yes;
            return answer;
        }
        if (answer->status != 503)
            told_.trouble.push_back(method + ' ' + target + ": " + std::to_string(answer->status) + answer->body);
        return std::nullopt;
    }

    std::string make(const std::string& target, const std::string& body) {
        const auto answer = write(As::member, "POST", target, body);
        return answer ? made_id(*answer) : "";
    }

    std::string pick() {
        const std::size_t index = random_() % goods_->size();
        const std::size_t quantity = 1 + random_() % 3;
        const std::string id = make("/shopping/cart_items", R"("cart_item":{"product_id":")" + goods_->at(index) +
                                                                R"(","quantity":)" + std::to_string(quantity) + "}");
        costs_[id] = halves(quantity * (2 * index + 3));
        if (!id.empty()) told_.items[id] = "wish";
        return id;
    }

    /// A change of one thing: while it is under way nobody knows what is there.
    bool change(As as, const std::string& target, const std::string& id, const std::string& body) {
        told_.unsure.insert(id);
        const bool is_done = write(as, "PUT", target + id, body).has_value();
        if (is_done) told_.unsure.erase(id);
        return is_done;
    }

    bool complete(const std::string& payment, int status) {
        const bool is_done =
            change(As::admin, "/shopping/payments/", payment,
                   R"("payment":{"payment_status":)" + std::to_string(status) + R"(,"payment_ack_proof":"seen"})");
        if (is_done) told_.payments[payment] = status == 1 ? "approved" : "failed";
        return is_done;
    }

    /// Cash: of what is too much one gets change. A refund is of so much and no more.
    std::string pay(const std::string& cart, const std::string& amount, bool is_refund) {
        const std::string id =
            make("/shopping/payments", R"("payment":{"cart_id":")" + cart + R"(","amount":)" + amount +
                                           R"(,"payment_type":"cash","refund":)" + (is_refund ? "true}" : "false}"));
        if (!id.empty()) told_.payments[id] = "pending";
        return id;
    }

    /// Deletes a wish, which nobody needs.
    void drop_wish() {
        const std::string wish = pick();
        if (wish.empty()) return;
        told_.unsure.insert(wish);
        if (!write(As::member, "DELETE", "/shopping/cart_items/" + wish, "")) return;
        told_.unsure.erase(wish);
        told_.gone.insert(wish);
        told_.items.erase(wish);
    }

    void shop() {
        drop_wish();
        const std::string first = pick();
        const std::string second = pick();
        if (first.empty() || second.empty()) return;
        told_.unsure.insert({first, second});
        const std::string cart =
            make("/shopping/carts", R"("cart":{"add_cart_item_ids":[")" + first + "\",\"" + second + "\"]}");
        if (cart.empty()) return;
        told_.unsure.erase(first);
        told_.unsure.erase(second);
        told_.items[first] = told_.items[second] = number_of(cart);
        const std::string payment = pay(cart, "1000", false);
        if (payment.empty() || !complete(payment, 1)) return;
        if (random_() % 3 == 0) {
            complete(payment, 0);
            return;
        }
        take_back(cart, second);
    }

    /// An admin takes an item out; its price is refunded.
    void take_back(const std::string& cart, const std::string& item) {
        told_.unsure.insert(item);
        if (!write(As::admin, "PUT", "/shopping/carts/" + cart, R"("cart":{"remove_cart_item_ids":[")" + item + "\"]}"))
            return;
        told_.unsure.erase(item);
        told_.items[item] = "wish";
        const std::string refund = pay(cart, costs_.at(item), true);
        if (!refund.empty()) complete(refund, 1);
    }

    ShoppingClient client_;
    const std::vector<std::string>* goods_;
    const std::atomic<bool>* stopped_;
    std::mt19937_64 random_;
    SignedInMember member_;
    std::map<std::string, std::string> costs_; // of items
    Told told_;
};

/// Products of the house, as clients spell them, with more pieces than anybody buys.
std::vector<std::string> goods_of(const ServerProcess& server) {
    const ShoppingClient client(server.store_port(), "10.2.1.1");
    const SignedInMember admin{.token = admin_token, .es = admin_es, .app = client.application().app};
    std::vector<std::string> goods;
    for (int i = 1; i <= products_in_carts; ++i) {
        const auto answer = client.ask("POST", "/shopping/products",
                                       tests::with_application(R"("product":{"name":"Thumbscrew","price":)" +
                                                               std::to_string(i) + R"(.5,"stock":1000000})"),
                                       admin.headers());
        if (!answer || answer->status / 100 != 2)
            throw std::runtime_error("no product: " + (answer ? answer->body : "no answer"));
        goods.push_back(made_id(*answer));
    }
    return goods;
}

/// The second column by the first.
std::map<std::string, std::string> table(const std::string& url, const std::string& sql) {
    std::map<std::string, std::string> found;
    for (const tests::Row& row : tests::rows(url, sql)) found[row.at(0)] = row.at(1);
    return found;
}

/// What was answered yes and is not so.
std::vector<std::string> lost(const Told& told, const std::string& shop) {
    const auto items = table(shop, "SELECT id, COALESCE(CAST(cart_id AS TEXT), 'wish') FROM cart_items");
    const auto payments = table(shop, "SELECT id, status FROM cart_payments");
    std::vector<std::string> wrongs = told.trouble;
    const auto compare = [&](const auto& expected, const auto& found, const char* what) {
        for (const auto& [id, value] : expected) {
            const auto there = found.find(number_of(id));
            if (there == found.end()) {
                if (!told.gone.contains(id) && !told.unsure.contains(id))
                    wrongs.push_back(std::string(what) + id + " is gone");
            } else if (there->second != value && !told.unsure.contains(id)) {
                wrongs.push_back(std::string(what) + id + " is " + there->second + ", not " + value);
            }
        }
    };
    compare(told.items, items, "item ");
    compare(told.payments, payments, "payment ");
    for (const std::string& id : told.gone)
        if (items.contains(number_of(id))) wrongs.push_back("item " + id + " is back");
    return wrongs;
}

} // namespace

class CartKill : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, CartKill, testing::ValuesIn(tests::engines),
                         [](const auto& each) { return std::string(tests::name_of(each.param)); });

TEST_P(CartKill, keeps_what_members_were_told) {
    const std::int64_t kills = std::max<std::int64_t>(amount("KILLS", 50) * 3 / 5, 1);
    const auto begun = steady_clock::now();
    ServerProcess server({"--address-header", "X-Forwarded-For"}, Servers::store_alone, {}, GetParam());
    const std::vector<std::string> goods = goods_of(server);
    std::atomic<bool> stopped = false;
    std::vector<std::unique_ptr<Shopper>> shoppers;
    for (int i = 0; i < members; ++i)
        shoppers.push_back(std::make_unique<Shopper>(server.store_port(), i, goods, stopped));
    std::vector<std::thread> threads;
    threads.reserve(shoppers.size());
    for (const auto& shopper : shoppers) threads.emplace_back([&] { shopper->run(); });
    std::mt19937_64 random(seed_of_shoppers);
    for (std::int64_t kill = 1; kill <= kills; ++kill) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100 + random() % 300));
        server.kill();
        if (kill % 5 == 0) {
            EXPECT_EQ(check(server.database()), clean(server.database())) << "after kill " << kill;
        }
        server.start();
    }
    stopped = true;
    for (std::thread& thread : threads) thread.join();
    std::int64_t yes = 0;
    std::int64_t unanswered = 0;
    for (const auto& shopper : shoppers) {
        EXPECT_EQ(lost(shopper->told(), server.database()), std::vector<std::string>{});
        yes += shopper->told().yes;
        unanswered += shopper->told().unanswered;
    }
    EXPECT_GT(yes, kills);
    EXPECT_EQ(check(server.database()), clean(server.database()));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(steady_clock::now() - begun).count();
    report(
        "kill -9 while members shop, " + std::string(tests::name_of(GetParam())),
        std::to_string(yes) + " writes answered yes, " + std::to_string(unanswered) + " unanswered by " +
            std::to_string(kills) + " kills, " +
            std::to_string(number(server.database(), "SELECT count(*) FROM cart_payments WHERE status = 'approved'")) +
            " payments approved, " + std::to_string(seconds) + " s");
}

} // namespace cartwright::torture
