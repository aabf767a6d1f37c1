#include "domain/catalogue/events.hpp"
#include "domain/marketplace/events.hpp"
#include "domain/orderflow/events.hpp"
#include "domain/orders/events.hpp"
#include "domain/reseller/events.hpp"
#include "domain/shopping/events.hpp"
#include "events/event.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

// What is written of an event is what the documents say of it.

namespace cartwright {
namespace {

const Refund broken_goods{.order = {8}, .amount = {}, .fee = {}, .tax = {}, .reason = "broken"};
const Line line{.listing = {3}, .product = {4}, .name = "A \"good\" keyboard", .price = {.minor = 8999}, .quantity = 2};

/// All that can be recorded, with a value in each field that may have none.
const Fact facts[] = {
    fact_of(ProductChanged{.product = {.id = {3}, .sku = "K-1", .name = "Keyboard"}, .listing = {.id = {4}}}),
    fact_of(StockChanged{.product = {3}, .stock = {.listing = {4}, .free = 5, .version = 2}}),
    fact_of(StockLow{.product = {3}, .stock = {.listing = {4}, .free = 5, .version = 2}}),
    fact_of(CartUpdated{.cart = {7}, .product = {3}, .quantity = 1}),
    fact_of(OrderPlaced{.order = {8}, .cart = {7}, .door = "storefront", .lines = {line}, .total = {.minor = 17998}}),
    fact_of(OrderPaid{.order = {8}, .total = {.minor = 17998}, .method = "card"}),
    fact_of(OrderFailed{.order = {8}, .reason = "superseded"}),
    fact_of(OrderRefunded{.refund = broken_goods, .shop = 2}),
    fact_of(ProductRetired{.product = {3}, .listing = {4}}),
    fact_of(OrderStepped{.order = {8}, .number = 1, .shop = 2, .step = Step::shipped}),
    fact_of(ShopVerified{.shop = 1, .verified = true}),
    fact_of(PayoutSettled{.payout = 1, .shop = 1, .amount = {}, .state = "paid"}),
    fact_of(OrderChanged{.order = {8}, .door = "orderflow", .lines = {line}, .total = {}}),
    fact_of(InvoiceCreated{
        .order = {8}, .invoice = {9}, .number = "2026-000001", .customer = "8080", .tax = {}, .total = {}}),
    fact_of(OrderShipped{.order = {8}, .tracking_number = 12345678}),
    fact_of(OrderProvisioned{.order = {8}, .vendor = "MICROSOFT", .subscriptions = {{5}, {6}}}),
    fact_of(SubscriptionChanged{.subscription = {.id = {5}, .ends_at = Instant{.milliseconds = 86'400'000}}}),
    fact_of(CartPaymentSettled{.payment = {.id = {5}, .discount = DiscountId{6}}}),
    fact_of(CartItemDecided{.item = {.id = {5}, .state = CartItem::State::accepted}, .cart = {6}}),
};

const Fact& fact_of_type(std::string_view type) { return *std::ranges::find(facts, type, &Fact::type); }

/// The names of the members of a JSON object, in their order; those of objects inside of it are skipped.
std::vector<std::string> names_in(const std::string& json) {
    static const std::regex name("\"([a-z_]+)\":");
    const std::regex inner(R"(\[\{.*\}\])");
    const std::string flat = std::regex_replace(json, inner, "[]");
    std::vector<std::string> names;
    for (std::sregex_iterator match(flat.begin(), flat.end(), name), end; match != end; ++match)
        names.push_back((*match)[1]);
    return names;
}

TEST(events, tell_what_their_schema_says) {
    ASSERT_EQ(std::size(facts), event_kinds().size());
    for (std::size_t i = 0; i < std::size(facts); ++i) {
        const EventKind& kind = event_kinds()[i];
        EXPECT_EQ(facts[i].type, kind.type);
        EXPECT_TRUE(facts[i].subject.starts_with(kind.subject)) << facts[i].subject;
        std::vector<std::string> fields;
        for (const EventField& field : kind.fields) fields.emplace_back(field.name);
        EXPECT_EQ(names_in(facts[i].data), fields) << kind.type;
    }
}

TEST(events, have_a_type_of_their_own) {
    std::set<std::string_view> types;
    for (const EventKind& kind : event_kinds()) EXPECT_TRUE(types.insert(kind.type).second) << kind.type;
}

TEST(events, are_written_as_ever) {
    const std::map<std::string_view, std::pair<std::string, std::string>> written{
        {"cartwright.stock.changed", {"listings/4", R"({"listing_id":4,"product_id":3,"available":5,"version":2})"}},
        {"cartwright.order.placed",
         {"orders/000000000008",
          R"({"order_id":"000000000008","cart_id":"000000000007","door":"storefront","lines":[{"product_id":4,)"
          R"("listing_id":3,"name":"A \"good\" keyboard","price_minor":8999,"quantity":2}],"total_minor":17998,)"
          R"("currency":"USD"})"}},
        {"cartwright.order.shipped",
         {"orders/000000000008", R"({"order_id":"000000000008","order_number":"8","tracking_number":12345678})"}},
        {"cartwright.order.step",
         {"orders/000000000008", R"({"order_id":"000000000008","number":1,"seller_id":2,"step":"shipped"})"}},
        {"cartwright.order.provisioned",
         {"orders/000000000008", R"({"order_id":"000000000008","vendor":"MICROSOFT","subscription_ids":["5","6"]})"}},
        {"cartwright.subscription.changed",
         {"subscriptions/5", R"({"subscription_id":"5","customer_id":"0","sku":"","state":"pending","quantity":0,)"
                             R"("ends_at":"1970-01-02T00:00:00.000Z"})"}},
        {"cartwright.cart_item.decided",
         {"cart_items/659200800000000000000005",
          R"({"item_id":"659200800000000000000005","cart_id":"659200800000000000000006","product_id":0,"quantity":1,)"
          R"("accepted":true,"price_minor":0,"currency":"USD"})"}},
    };
    for (const auto& [type, expected] : written) {
        EXPECT_EQ(fact_of_type(type).subject, expected.first);
        EXPECT_EQ(fact_of_type(type).data, expected.second);
    }
}

TEST(events, say_null_or_nothing_where_there_is_no_value) {
    EXPECT_EQ(fact_of(OrderStepped{.order = {8}}).data,
              R"({"order_id":"000000000008","seller_id":null,"step":"pending"})");
    EXPECT_TRUE(fact_of(SubscriptionChanged{}).data.ends_with(R"("ends_at":null})"));
}

TEST(events, can_be_asked_for_by_type_and_by_prefix) {
    for (const char* type : {"cartwright.order.paid", "cartwright.order.", "cartwright."})
        EXPECT_TRUE(is_asked_for(type)) << type;
    for (const char* type : {"", "cartwright.order", "cartwright.moon.full", "cartwright.order.paid."})
        EXPECT_FALSE(is_asked_for(type)) << type;
}

} // namespace
} // namespace cartwright
