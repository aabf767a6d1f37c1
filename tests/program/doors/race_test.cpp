// Buyers at four doors at once, after the same few pairs of shoes: every pair is sold, and none twice, while resellers'
// customers buy seats beside them.

#include "program/doors/recipes.hpp"

#include <atomic>
#include <functional>
#include <gtest/gtest.h>
#include <thread>

namespace cartwright::tests {

namespace {

constexpr int pairs = 30;
constexpr int buyers_at_each_door = 8;
constexpr int seats_bought_by_each = 5;

struct Shoe {
    std::string listing; // as the marketplace spells it
    std::string product; // as storefront and order pipeline do
};

bool went_well(const Answer& answer) { return answer.status / 100 == 2; }

Shoe make_shoe(World& world) {
    const std::string made = world.made(
        post("/shops/" + our_shop(world) + "/listings",
             R"({"shoe": {"brand": "Nike", "color": "red", "style": "Race"}, "listing": {"quantity": )" +
                 std::to_string(pairs) + R"(, "price": 120, "size": 7, "condition": "new", "gender": "men"}})"),
        administrator(world, "marketplace"));
    return {.listing = member(made, "listing_id"), .product = member(made, "product_id")};
}

/// Each tries to buy a pair through its door; false when there is none.
bool buy_at_storefront(World& world, const Shoe& shoe) {
    const std::string cart = "/cart/" + member(world.made(post("/cart"), {}), "cart_id");
    if (!went_well(world.ask(post(cart + "/items", R"({"product_id": )" + shoe.product + "}"), {}))) return false;
    const Answer placed = world.ask(post(cart + "/checkout"), {});
    if (!went_well(placed)) return false;
    const std::string order = member(placed.body, "order_id");
    return went_well(
        world.ask(post("/payments/confirm", R"({"order_id": ")" + order + R"(", "status": "success"})"), {}));
}

bool buy_at_marketplace(World& world, const Shoe& shoe, const std::string& user) {
    const Caller key = administrator(world, "marketplace");
    const std::string cart = member(world.made(post("/cart/", R"({"user_id": )" + user + "}"), key), "cart_id");
    world.ask({.method = "PUT", .target = "/cart/" + cart + "/items/" + shoe.listing, .body = R"({"quantity": 1})"},
              key);
    return went_well(world.ask(post("/carts/" + cart + "/checkout"), key));
}

bool buy_through_pipeline(World& world, const Shoe& shoe) {
    const std::string whose =
        R"({"customerId": "8080", "items": [{"productId": ")" + shoe.product + R"(", "quantity": 1, "price": 120}])";
    const Answer placed = world.ask(post("/api/order/cart.json", whose + "}"), {});
    if (!went_well(placed)) return false;
    const std::string order = R"(, "orderId": ")" + member(placed.body, "orderId") + '"';
    const std::string invoice =
        member(world.made(post("/api/order/invoice.json",
                               whose + order +
                                   R"(, "tax": 21.6, "subTotalAmount": 98.4, "totalAmount": 120, "currency": "USD", )"
                                   R"("name": "A", "phone": "1", "shipping_address": "B"})"),
                          {}),
               "invoiceId");
    return went_well(world.ask(post("/api/order/payment.json",
                                    R"({"customerId": "8080", "invoiceId": ")" + invoice + R"(", "totalAmount": 120})"),
                               {}));
}

std::string new_user(World& world, int number) {
    const std::string name = "racer-" + std::to_string(number);
    return member(world.made(post("/users", R"({"name": ")" + name + R"(", "email": ")" + name + R"(@example.com"})"),
                             administrator(world, "marketplace")),
                  "user_id");
}

void buy_seats(World& world) {
    const Caller token = administrator(world, "reseller");
    for (int i = 0; i < seats_bought_by_each; ++i) world.made(recipes().at("check_out_customer_cart")(world), token);
}

} // namespace

class DoorsRace : public testing::TestWithParam<Engine> {};

INSTANTIATE_TEST_SUITE_P(On, DoorsRace, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(DoorsRace, sells_each_pair_once_through_whichever_door) {
    World world(GetParam());
    const Shoe shoe = make_shoe(world);
    administrator(world, "reseller"); // the token is made once
    std::vector<std::string> users;
    for (int i = 0; i < buyers_at_each_door; ++i) users.push_back(new_user(world, i));

    std::array<std::atomic<int>, 3> sold{};
    std::vector<std::thread> threads;
    const auto race = [&](std::size_t door, const std::function<bool()>& buy) {
        threads.emplace_back([&sold, door, buy] {
            while (buy()) ++sold[door];
        });
    };
    for (int i = 0; i < buyers_at_each_door; ++i) {
        race(0, [&] { return buy_at_storefront(world, shoe); });
        race(1, [&, user = users[static_cast<std::size_t>(i)]] { return buy_at_marketplace(world, shoe, user); });
        race(2, [&] { return buy_through_pipeline(world, shoe); });
        threads.emplace_back([&] { buy_seats(world); });
    }
    for (std::thread& thread : threads) thread.join();

    EXPECT_EQ(sold[0] + sold[1] + sold[2], pairs) << sold[0] << " + " << sold[1] << " + " << sold[2];
    const std::string database = world.server().database();
    EXPECT_EQ(number(database, "SELECT CAST(-sum(e.quantity) AS BIGINT) FROM stock_entries e JOIN listings l ON "
                               "l.id = e.listing_id WHERE e.kind = 'sold' AND l.product_id = " +
                                   shoe.product),
              pairs);
    EXPECT_EQ(number(database, "SELECT count(*) FROM vendor_orders"), buyers_at_each_door * seats_bought_by_each);
    EXPECT_TRUE(world.server().stop());
    EXPECT_NE(world.run("check").find("every invariant holds"), std::string::npos);
}

} // namespace cartwright::tests
