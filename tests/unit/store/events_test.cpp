#include "store/outbox/events.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

// What is written down of a fact is what the documents say of it.

namespace cartwright::store {
namespace {

const Event facts[] = {
    ProductChanged{.product = {.id = {3}}, .listing = {.id = {3}}},
    StockChanged{.product = {3}, .stock = {.listing = {3}, .free = 5, .version = 2}},
    StockLow{.product = {3}, .stock = {.listing = {3}, .free = 5, .version = 2}},
    CartUpdated{.cart = {7}, .product = {3}, .quantity = 1},
    OrderPlaced{.order = {8}, .cart = {7}, .door = "storefront", .lines = {}, .total = {}},
    OrderPaid{.order = {8}, .total = {}, .method = "card"},
    OrderFailed{.order = {8}, .reason = "superseded"},
    OrderRefunded{.refund = {.order = {8}, .amount = {}, .fee = {}, .tax = {}, .reason = "broken"}},
    ProductRetired{.product = {3}, .listing = {3}},
    OrderStepped{.order = {8}, .number = 1, .shop = 2, .step = Step::shipped},
    ShopVerified{.shop = 1, .verified = true},
    PayoutSettled{.payout = 1, .shop = 1, .amount = {}, .state = "paid"},
    OrderChanged{.order = {8}, .door = "orderflow", .lines = {}, .total = {}},
    InvoiceCreated{.order = {8}, .invoice = {9}, .number = "2026-000001", .customer = "8080", .tax = {}, .total = {}},
    OrderShipped{.order = {8}, .tracking_number = 12345678},
    OrderProvisioned{.order = {8}, .vendor = "MICROSOFT", .subscriptions = {{5}}},
    SubscriptionChanged{.subscription = {}},
    CartPaymentSettled{.payment = {}},
    CartItemDecided{.item = {}, .cart = {}}};

/// The names of a flat JSON object's members.
std::set<std::string> names_in(const std::string& json) {
    const std::regex name("\"([a-z_]+)\":");
    std::set<std::string> names;
    for (std::sregex_iterator match(json.begin(), json.end(), name), end; match != end; ++match)
        names.insert((*match)[1]);
    return names;
}

TEST(events, tell_what_their_schema_says) {
    ASSERT_EQ(std::size(facts), event_kinds().size());
    for (const Event& fact : facts) {
        const EventKind& kind = event_kinds()[fact.index()];
        std::set<std::string> fields;
        for (const EventField& field : kind.fields) fields.emplace(field.name);
        EXPECT_EQ(names_in(events::data_of(fact)), fields) << kind.type;
    }
}

} // namespace
} // namespace cartwright::store
