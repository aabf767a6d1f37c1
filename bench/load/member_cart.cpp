// A member's cart of twenty items, one buyer at a time: prints the path of one that five payments have paid for, and
// the milliseconds (median) of a payment that accepts twenty items, and of a checkout at the storefront, in turn.
//   member_cart PORT ROUNDS KEY APP TOKEN SECRET
// The token is an admin's; the shop one of bench/make_shop.

#include "bench/replay/replay_client.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using namespace cartwright::bench;
using Clock = std::chrono::steady_clock;

constexpr int items_of_cart = 20;
constexpr int lines_of_checkout = 3;

/// Every tenth product is sold out.
int on_sale(int number) { return number + number / 9 + 1; }

/// The id of a product, as this door spells it: the second in which its number was drawn, and the number.
std::string spelt(int product) {
    std::string digits;
    for (int rest = product; rest > 0; rest /= 16) digits.insert(digits.begin(), "0123456789abcdef"[rest % 16]);
    return "65920080" + std::string(16 - digits.size(), '0') + digits;
}

class Buyer {
  public:
    Buyer(const std::string& port, const std::string& key, const std::string& app, const std::string& headers)
        : connection_(Address{.host = "127.0.0.1", .port = port}),
          keys_(R"("api_key":")" + key + R"(","current_app_id":")" + app + "\"}") {
        connection_.always_send(headers);
    }

    /// A cart of twenty different things.
    std::string fill_cart() {
        std::string products;
        for (int i = 0; i < items_of_cart; ++i)
            products += std::string(products.empty() ? "" : ",") + '"' + spelt(on_sale(next_++ % 800)) + '"';
        const std::string made = post("/shopping/cart_items/create_many_items",
                                      R"({"cart_item":{"product_ids":[)" + products + "]}," + keys_);
        std::string ids;
        constexpr std::string_view id = R"("$oid":)";
        for (std::size_t at = made.find(id); at != std::string::npos; at = made.find(id, at + 1))
            ids += std::string(ids.empty() ? "" : ",") + made.substr(at + id.size(), 26);
        return post("/shopping/carts", R"({"cart":{"add_cart_item_ids":[)" + ids + "]}," + keys_);
    }

    /// Cash that an admin has seen.
    void pay(const std::string& cart, const std::string& amount) {
        const std::string body = R"({"payment":{"cart_id":")" + cart + R"(","amount":)" + amount +
                                 R"(,"payment_type":"cash","payment_status":1},)" + keys_;
        const auto begin = Clock::now();
        const std::string paid = post("/shopping/payments", body);
        payments.push_back(milliseconds_since(begin));
        if (paid.find(R"("payment_status":1)") == std::string::npos) throw std::runtime_error("not approved: " + paid);
    }

    void check_out() {
        const std::string cart = "/cart/" + value_of(post("/cart"), "cart_id");
        for (int i = 0; i < lines_of_checkout; ++i)
            post(cart + "/items", R"({"product_id": )" + std::to_string(on_sale(next_++ % 800)) + "}");
        const auto begin = Clock::now();
        post(cart + "/checkout");
        checkouts.push_back(milliseconds_since(begin));
    }

    std::vector<double> payments, checkouts;

  private:
    static double milliseconds_since(Clock::time_point begin) {
        return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
    }

    std::string post(const std::string& path, const std::string& body = {}) {
        const Answer& answer = connection_.ask("POST", path, body);
        if (answer.status / 100 != 2)
            throw std::runtime_error(path + ": " + std::to_string(answer.status) + " " + answer.body);
        return answer.body;
    }

    Connection connection_;
    std::string keys_;
    int next_ = 0;
};

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void run(const std::vector<std::string>& words) {
    Buyer buyer(words[0], words[2], words[3],
                "X-User-Token: " + words[4] + "\r\nX-User-Es: " + words[5] + "\r\nX-User-Aid: " + words[3]);
    constexpr double parts = 5;
    const std::string cart = buyer.fill_cart();
    const std::string id = value_of(cart, "$oid");
    const long long part = static_cast<long long>(std::stod(value_of(cart, "cart_price")) / parts) + 1;
    for (int i = 0; i < static_cast<int>(parts); ++i) buyer.pay(id, std::to_string(part));
    buyer.payments.clear();
    for (int round = 0; round < std::stoi(words[1]); ++round) {
        const std::string next = buyer.fill_cart();
        buyer.pay(value_of(next, "$oid"), value_of(next, "cart_price"));
        buyer.check_out();
    }
    std::cout << "path /shopping/carts/" << id << "?api_key=" << words[2] << "&current_app_id=" << words[3]
              << "\npayment " << median(buyer.payments) << "\ncheckout " << median(buyer.checkouts) << '\n';
}

} // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() != 6) {
        std::cerr << "usage: member_cart PORT ROUNDS KEY APP TOKEN SECRET\n";
        return 2;
    }
    try {
        run(words);
    } catch (const std::exception& trouble) {
        std::cerr << trouble.what() << '\n';
        return 1;
    }
}
