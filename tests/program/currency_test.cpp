// The shop's currency: the database keeps it, imports and every API use it, and amounts of two are never mixed.

#include "support/command_line.hpp"
#include "support/http_call.hpp"
#include "support/server_process.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace cartwright::tests {
namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A demo shop in euros, whose demo goods cost dollars.
class ShopInEuros : public testing::TestWithParam<Engine> {
  protected:
    [[nodiscard]] std::string database() const { return " --database '" + shop_.database() + "'"; }

    Ran import(const std::string& text, const std::string& words = {}) {
        const std::string path = (folder_.path() / "goods.csv").string();
        std::ofstream(path) << text;
        return run_program("import products " + path + database() + words);
    }

    [[nodiscard]] Answer send(const std::string& method, const std::string& target,
                              const std::string& body = {}) const {
        return tests::call({.port = shop_.store_port(),
                            .method = method,
                            .target = target,
                            .headers = {{"Content-Type", "application/json"}},
                            .body = body})
            .value();
    }

    [[nodiscard]] std::string price_of(const std::string& sku) const {
        const auto found = rows(shop_.database(), "SELECT l.price_minor, l.currency FROM listings l "
                                                  "JOIN products p ON p.id = l.product_id WHERE p.sku = '" +
                                                      sku + "'");
        return found.empty() ? "none" : found.front()[0] + ' ' + found.front()[1];
    }
    [[nodiscard]] std::string number_of(const std::string& sku) const {
        return rows(shop_.database(), "SELECT id FROM products WHERE sku = '" + sku + "'").front().front();
    }

    std::string open_cart() {
        const std::string body = send("POST", "/cart").body; // {"cart_id":"…"}
        return body.substr(12, 12);
    }
    [[nodiscard]] Answer add(const std::string& cart, const std::string& product) const {
        return send("POST", "/cart/" + cart + "/items", "{\"product_id\":" + product + ",\"quantity\":1}");
    }

    /// An order of two lamps at 100, as the order pipeline takes it; its number.
    std::string order(const std::string& product) {
        const std::string body =
            send("POST", "/api/order/cart.json",
                 R"({"customerId":"8080","items":[{"productId":")" + product + R"(","quantity":2,"price":100}]})")
                .body;
        return body.substr(12, body.find('"', 12) - 12); // {"orderId":"…
    }
    [[nodiscard]] Answer invoice(const std::string& order, const std::string& product,
                                 const std::string& currency) const {
        return send("POST", "/api/order/invoice.json",
                    R"({"customerId":"8080","orderId":")" + order +
                        R"(","tax":36,"subTotalAmount":164,"totalAmount":200,"currency":")" + currency +
                        R"(","items":[{"productId":")" + product +
                        R"(","quantity":2,"price":100}],"name":"A","phone":"1","shipping_address":"here"})");
    }

    test::TemporaryFolder folder_;
    ServerProcess shop_{{"--currency", "EUR"}, Servers::store_alone, {}, GetParam()};
};
INSTANTIATE_TEST_SUITE_P(On, ShopInEuros, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(ShopInEuros, imports_prices_in_euros_unless_a_column_says_otherwise) {
    const std::string header = "sku,name,category,price,stock\n";
    ASSERT_EQ(import(header + "LAMP,Lamp,Light,100,9\n").exit_code, 0);
    EXPECT_EQ(price_of("LAMP"), "10000 EUR");
    const Ran two = import("sku,name,category,price,currency,stock\nRUG,Rug,Floor,50,USD,9\nMAT,Mat,Floor,5,,9\n");
    ASSERT_EQ(two.exit_code, 0) << two.output;
    EXPECT_EQ(price_of("RUG"), "5000 USD");
    EXPECT_EQ(price_of("MAT"), "500 EUR");
    EXPECT_EQ(number(shop_.database(),
                     "SELECT count(*) FROM (SELECT data FROM events UNION ALL SELECT data FROM outbox) "
                     "facts WHERE data LIKE '%\"currency\":\"EUR\"%'"),
              2);

    const Ran bad = import("sku,price,currency\nLAMP,1000,JPY\nRUG,1,ZZZ\nMAT,1,eur\n");
    EXPECT_EQ(bad.exit_code, 1);
    for (const char* line : {"line 2, currency: 'JPY' must be a currency with two decimals",
                             "line 3, currency: 'ZZZ' must be the code of a currency in ISO 4217",
                             "line 4, currency: 'eur' must be three capital letters"})
        EXPECT_TRUE(contains(bad.output, line)) << bad.output;
    EXPECT_TRUE(contains(import("sku,currency\nLAMP,USD\n").output, "currency: requires the column price as well"));
    EXPECT_EQ(price_of("LAMP"), "10000 EUR");
}

TEST_P(ShopInEuros, invoices_what_was_imported_in_euros) {
    ASSERT_EQ(import("sku,name,category,price,stock\nLAMP,Lamp,Light,100,9\n").exit_code, 0);
    const std::string lamp = number_of("LAMP");
    const std::string dollars = order(lamp);
    EXPECT_EQ(invoice(dollars, lamp, "USD").status, 409);
    const Answer euros = invoice(dollars, lamp, "EUR");
    EXPECT_EQ(euros.status, 200) << euros.body;
    // What the catalogue does not know is in the shop's currency until its invoice says otherwise.
    const std::string unknown = order("tea");
    EXPECT_EQ(rows(shop_.database(), "SELECT currency FROM orders ORDER BY placed_at DESC, id LIMIT 1").front().front(),
              "EUR");
    EXPECT_EQ(invoice(unknown, "tea", "GBP").status, 200);
    EXPECT_EQ(run_program("check" + database()).exit_code, 0);
}

TEST_P(ShopInEuros, takes_one_currency_into_a_cart_and_always_shows_it) {
    ASSERT_EQ(import("sku,name,category,price,currency,stock\nLAMP,Lamp,Light,100,EUR,9\nRUG,Rug,Floor,50,USD,9\n"
                     "MAT,Mat,Floor,5,USD,9\n")
                  .exit_code,
              0);
    const std::string cart = open_cart();
    ASSERT_EQ(add(cart, number_of("RUG")).status, 200);
    const Answer refused = add(cart, number_of("LAMP"));
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.body, R"({"detail":"'Lamp' has no price in USD"})");
    ASSERT_EQ(add(cart, number_of("MAT")).status, 200);
    EXPECT_TRUE(contains(send("GET", "/cart/" + cart).body, "\"total\":55.0"));

    const std::string other = open_cart();
    ASSERT_EQ(add(other, number_of("LAMP")).status, 200);
    EXPECT_EQ(add(other, number_of("RUG")).body, R"({"detail":"'Rug' has no price in EUR"})");

    // A price that changes while it lies in a cart: the cart is shown, and not sold.
    ASSERT_EQ(import("sku,price,currency\nMAT,6,EUR\n").exit_code, 0);
    const Answer shown = send("GET", "/cart/" + cart);
    EXPECT_EQ(shown.status, 200);
    EXPECT_TRUE(contains(shown.body, "\"name\":\"Mat\",\"price\":6.0")) << shown.body;
    EXPECT_TRUE(contains(shown.body, "\"total\":50.0")) << shown.body;
    const Answer checkout = send("POST", "/cart/" + cart + "/checkout");
    EXPECT_EQ(checkout.status, 400);
    EXPECT_EQ(checkout.body, R"({"detail":"'Mat' has no price in USD"})");
}

TEST_P(ShopInEuros, shows_a_cart_whose_sum_is_beyond_all_numbers) {
    ASSERT_EQ(import("sku,name,category,price,stock\nMOON,Moon,Far,1,1000000000\n").exit_code, 0);
    const std::string cart = open_cart();
    const std::string all = "{\"product_id\":" + number_of("MOON") + ",\"quantity\":1000000000}";
    ASSERT_EQ(send("POST", "/cart/" + cart + "/items", all).status, 200);
    ASSERT_EQ(import("sku,price\nMOON,1000000000\n").exit_code, 0);
    EXPECT_EQ(send("GET", "/cart/" + cart).status, 200);
    EXPECT_EQ(send("POST", "/cart/" + cart + "/checkout").body, R"({"detail":"The total is too large"})");
    EXPECT_EQ(send("POST", "/cart/" + open_cart() + "/items", all).body, R"({"detail":"The total is too large"})");
}

TEST_P(ShopInEuros, refuses_payments_of_currencies_without_two_decimals) {
    ASSERT_EQ(import("sku,name,category,price,stock\nLAMP,Lamp,Light,100,9\n").exit_code, 0);
    const std::string lamp = number_of("LAMP");
    const std::string invoiced = invoice(order(lamp), lamp, "EUR").body; // {"invoiceId":"…
    const std::string invoice_id = invoiced.substr(14, invoiced.find('"', 14) - 14);
    const std::string cart = open_cart();
    ASSERT_EQ(add(cart, lamp).status, 200);
    // As such things were before they were refused.
    meddle(shop_.database(), "UPDATE invoices SET currency = 'JPY'");
    meddle(shop_.database(), "UPDATE listings SET currency = 'JPY' WHERE product_id = " + lamp);
    const Answer paid = send("POST", "/api/order/payment.json",
                             R"({"customerId":"8080","invoiceId":")" + invoice_id + R"(","totalAmount":200})");
    EXPECT_EQ(paid.status, 409);
    const std::string words = "Amounts in JPY are not supported: only currencies with two decimals are";
    EXPECT_EQ(paid.body, R"({"error":")" + words + "\"}");
    EXPECT_EQ(send("GET", "/cart/" + cart).status, 200);
    EXPECT_EQ(send("POST", "/cart/" + cart + "/checkout").body, R"({"detail":")" + words + "\"}");
    EXPECT_EQ(tests::number(shop_.database(), "SELECT count(*) FROM charges"), 0);
}

TEST_P(ShopInEuros, keeps_its_currency_until_no_price_is_in_it) {
    ASSERT_EQ(import("sku,name,category,price\nLAMP,Lamp,Light,100\n", " --currency EUR").exit_code, 0);
    const Ran other = import("sku,price\nLAMP,1\n", " --currency USD");
    EXPECT_EQ(other.exit_code, 1);
    EXPECT_TRUE(contains(other.output, "--currency is USD, but the shop sells in EUR")) << other.output;
    shop_.stop();
    const std::string serve = "serve --demo --listen 127.0.0.1:0 --payments off --log /dev/null";
    const Ran refused = run_program(serve + database() + " --currency USD");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_TRUE(contains(refused.output, "--currency is USD, but the shop sells in EUR")) << refused.output;
    EXPECT_NE(run_program(serve + database() + " --currency JPY").exit_code, 0);
    EXPECT_EQ(price_of("LAMP"), "10000 EUR");

    // Once everything costs dollars, it may be a shop in dollars.
    ASSERT_EQ(import("sku,price,currency\nLAMP,110,USD\n").exit_code, 0);
    ASSERT_EQ(import("sku,price\nLAMP,111\n", " --currency USD").exit_code, 0);
    ASSERT_EQ(import("sku,price\nLAMP,112\n").exit_code, 0);
    EXPECT_EQ(price_of("LAMP"), "11200 USD");
}

TEST_P(ShopInEuros, sells_shoes_in_euros) {
    const auto ask = [&](const std::string& target, const std::string& body) {
        return tests::call({.port = shop_.store_port(),
                            .method = "POST",
                            .target = target,
                            .headers = {{"access_token", "demo-marketplace-key"}, {"Content-Type", "application/json"}},
                            .body = body})
            .value();
    };
    const Answer offered =
        ask("/shops/1/listings", R"({"shoe":{"brand":"Vans","color":"black","style":"era"},)"
                                 R"("listing":{"size":9,"gender":"men","condition":"new","price":70,"quantity":2}})");
    ASSERT_LT(offered.status, 300) << offered.body;
    EXPECT_EQ(number(shop_.database(), "SELECT count(*) FROM listings WHERE currency = 'EUR'"), 1);
    ASSERT_EQ(ask("/carts/creat_cart", R"({"user_id": 1})").status, 200);
    EXPECT_EQ(ask("/carts/add_to_cart?cart_id=2&listing_id=8&quantity=1", "").status, 200);
    const Answer mixed = ask("/carts/add_to_cart?cart_id=2&listing_id=5&quantity=1", "");
    EXPECT_EQ(mixed.status, 400);
    EXPECT_EQ(mixed.body, R"({"detail":"All items of an order must be in one currency"})");
    ASSERT_EQ(ask("/carts/2/checkout", "").status, 200);
    EXPECT_EQ(number(shop_.database(), "SELECT count(*) FROM seller_orders WHERE currency = 'EUR'"), 1);
}

TEST(program, has_no_currency_that_it_cannot_count_in) {
    for (const char* code : {"JPY", "KWD", "XTS", "ZZZ", "usd"}) {
        const Ran ran = run_program("serve --currency '" + std::string(code) + "' --database sqlite:/dev/null/none");
        EXPECT_NE(ran.exit_code, 0) << code;
        EXPECT_TRUE(contains(ran.output, "must be")) << ran.output;
    }
}

} // namespace
} // namespace cartwright::tests
