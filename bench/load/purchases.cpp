// Buyers at one door: each buys three things at a time, over and over, on a connection of its own, from an empty cart
// to the sale. Prints purchases per second and the checkout's milliseconds at p50 and p99.
//   purchases DOOR PORT CONNECTIONS SECONDS KEY [ACCOUNT CUSTOMER]
// DOOR is storefront, marketplace (KEY: an administrator's), orderflow or reseller (KEY: an access token; ACCOUNT and
// CUSTOMER: whose it is). The marketplace's shop and listings are made first; the reseller's products are the demo's.

#include "base/text.hpp"
#include "bench/replay/replay_client.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <iomanip>
#include <iostream>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace cartwright::bench;
using Clock = std::chrono::steady_clock;

constexpr int lines = 3;
constexpr int listings = 100;

struct Options {
    std::string door;
    Address address;
    std::size_t connections = 0;
    int seconds = 0;
    std::string key;
    std::string account;
    std::string customer;
};

/// Names what this run makes, so that another may follow it.
const std::string& this_run() {
    static const std::string name = std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
    return name;
}

/// One buyer.
class Buyer {
  public:
    Buyer(const Options& options, std::size_t number)
        : options_(&options), connection_(options.address), drawn_(number) {}
    virtual ~Buyer() = default;
    Buyer(const Buyer&) = delete;
    Buyer& operator=(const Buyer&) = delete;

    /// From an empty cart to the sale.
    virtual void buy() = 0;

    std::vector<float> checkouts; // milliseconds

  protected:
    std::string post(const std::string& path, const std::string& body = {}) {
        const Answer& answer = connection_.ask("POST", path, body);
        if (answer.status / 100 != 2)
            throw std::runtime_error(path + ": " + std::to_string(answer.status) + " " + answer.body);
        return answer.body;
    }
    std::string get(const std::string& path) { return connection_.ask("GET", path).body; }

    std::string check_out(const std::string& path, const std::string& body = {}) {
        const auto begin = Clock::now();
        std::string answer = post(path, body);
        checkouts.push_back(std::chrono::duration<float, std::milli>(Clock::now() - begin).count());
        return answer;
    }

    /// 1 … `count`, another one each time.
    std::size_t draw(std::size_t count) {
        drawn_ = drawn_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return 1 + (drawn_ >> 33U) % count;
    }

    const Options* options_;
    Connection connection_;

  private:
    std::uint64_t drawn_;
};

/// Products of a shop of bench/make_shop: every tenth is sold out.
constexpr std::size_t products = 1'000;
std::size_t on_sale(std::size_t product) { return product % 10 == 0 ? product - 1 : product; }

class Shopper final : public Buyer {
  public:
    using Buyer::Buyer;
    void buy() override {
        const std::string cart = "/cart/" + value_of(post("/cart"), "cart_id");
        for (int i = 0; i < lines; ++i)
            post(cart + "/items", R"({"product_id": )" + std::to_string(on_sale(draw(products))) + "}");
        const std::string order = value_of(check_out(cart + "/checkout"), "order_id");
        post("/payments/confirm", R"({"order_id": ")" + order + R"(", "status": "success"})");
    }
};

/// The shop that all buyers of the marketplace buy from.
std::vector<std::string> make_listings(const Options& options) {
    Connection connection(options.address);
    connection.always_send("access_token: " + options.key);
    const auto ask = [&](const std::string& path, const std::string& body) {
        const Answer& answer = connection.ask("POST", path, body);
        if (answer.status / 100 != 2) throw std::runtime_error(path + ": " + answer.body);
        return answer.body;
    };
    const std::string user =
        value_of(ask("/users", R"({"name": "Shop", "email": "shop)" + this_run() + R"(@example.com"})"), "user_id");
    const std::string shop =
        value_of(ask("/shops", R"({"account_id": )" + user + R"(, "store_name": "Purchases )" + this_run() + R"("})"),
                 "shop_id");
    std::vector<std::string> made;
    for (int i = 0; i < listings; ++i)
        made.push_back(
            value_of(ask("/shops/" + shop + "/listings",
                         R"({"shoe": {"brand": "Nike", "color": "blue", "style": "style )" + std::to_string(i) +
                             R"("}, "listing": {"quantity": 1000000, "price": 120, "size": 7, )"
                             R"("condition": "new", "gender": "men"}})"),
                     "listing_id"));
    return made;
}

class User final : public Buyer {
  public:
    User(const Options& options, std::size_t number, const std::vector<std::string>& offered)
        : Buyer(options, number), offered_(&offered) {
        connection_.always_send("access_token: " + options.key);
        const std::string name = "buyer-" + this_run() + '-' + std::to_string(number);
        user_ = value_of(post("/users", R"({"name": ")" + name + R"(", "email": ")" + name + R"(@example.com"})"),
                         "user_id");
    }
    void buy() override {
        const std::string cart = value_of(post("/cart/", R"({"user_id": )" + user_ + "}"), "cart_id");
        for (int i = 0; i < lines; ++i)
            post("/cart/" + cart + "/items/" + (*offered_)[draw(offered_->size()) - 1], R"({"quantity": 1})");
        check_out("/carts/" + cart + "/checkout");
    }

  private:
    const std::vector<std::string>* offered_;
    std::string user_;
};

class Customer final : public Buyer {
  public:
    using Buyer::Buyer;
    void buy() override {
        std::string items;
        for (int i = 0; i < lines; ++i) {
            const std::string product = std::to_string(on_sale(draw(products)));
            const std::string price = value_of(get("/products/" + product), "price");
            items += (items.empty() ? "" : ", ") + std::string(R"({"productId": ")") + product +
                     R"(", "quantity": 1, "price": )" + price + "}";
        }
        const std::string whose = R"({"customerId": "17850", "items": [)" + items + "]";
        const std::string placed = check_out("/api/order/cart.json", whose + "}");
        const std::string order = R"("orderId": ")" + value_of(placed, "orderId") + '"';
        const std::string total = R"("totalAmount": )" + value_of(placed, "totalAmount");
        const std::string invoice =
            value_of(post("/api/order/invoice.json",
                          whose + ", " + order + R"(, "tax": )" + value_of(placed, "tax") + R"(, "subTotalAmount": )" +
                              value_of(placed, "subTotalAmount") + ", " + total +
                              R"(, "currency": "USD", "name": "A", "phone": "1", "shipping_address": "B"})"),
                     "invoiceId");
        post("/api/order/payment.json", R"({"customerId": "17850", "invoiceId": ")" + invoice + R"(", )" + total + "}");
    }
};

class Reseller final : public Buyer {
  public:
    Reseller(const Options& options, std::size_t number) : Buyer(options, number) {
        connection_.always_send("Authorization: Bearer " + options.key);
    }
    void buy() override {
        const std::string carts = "/api/v3/customers/" + options_->customer + "/carts";
        const std::string cart = carts + "/" + value_of(post(carts), "cartId");
        for (int i = 0; i < lines; ++i)
            post(cart + "/cartItems", R"({"productId": "MS-365-BUS-STD", "quantity": 1, "attributes": {}})");
        check_out(cart + ":checkout");
    }
};

std::unique_ptr<Buyer> buyer_of(const Options& options, std::size_t number, const std::vector<std::string>& offered) {
    if (options.door == "storefront") return std::make_unique<Shopper>(options, number);
    if (options.door == "marketplace") return std::make_unique<User>(options, number, offered);
    if (options.door == "orderflow") return std::make_unique<Customer>(options, number);
    if (options.door == "reseller") return std::make_unique<Reseller>(options, number);
    throw std::runtime_error("there is no door " + options.door);
}

void run(const Options& options) {
    const auto offered = options.door == "marketplace" ? make_listings(options) : std::vector<std::string>{};
    std::vector<std::unique_ptr<Buyer>> buyers;
    for (std::size_t i = 0; i < options.connections; ++i) buyers.push_back(buyer_of(options, i + 1, offered));
    const auto begin = Clock::now();
    const auto end = begin + std::chrono::seconds(options.seconds);
    std::mutex mutex;
    std::exception_ptr fault;
    std::vector<std::thread> threads;
    for (const auto& buyer : buyers) {
        threads.emplace_back([&] {
            try {
                while (Clock::now() < end) buyer->buy();
            } catch (...) {
                const std::lock_guard lock(mutex);
                fault = std::current_exception();
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    if (fault) std::rethrow_exception(fault);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();

    std::vector<float> times;
    for (const auto& buyer : buyers) times.insert(times.end(), buyer->checkouts.begin(), buyer->checkouts.end());
    if (times.empty()) throw std::runtime_error("nothing was bought");
    std::ranges::sort(times);
    std::cout << std::fixed << std::setprecision(1) << "purchases_per_second "
              << static_cast<double>(times.size()) / seconds << "\npurchases " << times.size() << std::setprecision(2)
              << "\ncheckout p50 " << times[times.size() / 2] << " p99 " << times[times.size() * 99 / 100] << '\n';
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 6 && argc != 8) {
        std::cerr << "purchases DOOR PORT CONNECTIONS SECONDS KEY [ACCOUNT CUSTOMER]\n";
        return 2;
    }
    try {
        Options options{.door = argv[1],
                        .address = {.host = "127.0.0.1", .port = argv[2]},
                        .connections = static_cast<std::size_t>(std::stoi(argv[3])),
                        .seconds = std::stoi(argv[4]),
                        .key = argv[5]};
        if (argc == 8) {
            options.account = argv[6];
            options.customer = argv[7];
        }
        run(options);
    } catch (const std::exception& error) {
        std::cerr << "purchases: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
