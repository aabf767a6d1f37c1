// Many members, and buyers of the storefront, who all want the last of something.

#include "model/cart_races/actions.hpp"

#include "operations/orders/carts.hpp"
#include "operations/orders/checkout.hpp"
#include "operations/orders/payments.hpp"
#include "operations/shopping/cart_items.hpp"
#include "operations/shopping/discounts.hpp"
#include "operations/shopping/member_carts.hpp"

#include <gtest/gtest.h>
#include <latch>
#include <map>
#include <thread>

namespace cartwright::tests {

namespace {

using operations::Work;
using Counts = std::map<std::string, std::int64_t>;

/// A member with an unpaid cart of one thing.
struct Buyer {
    AccountId member{};
    MemberCartId cart{};
};

Buyer buyer_of(store::Transaction& tx, const Terms& terms, ProductId product) {
    const AccountId member = new_member(tx);
    Work work = as_member(tx, terms, member);
    const auto item = operations::pick_item(work, {.on_behalf = {}, .product = product}).value().value.id;
    return {.member = member,
            .cart = operations::open_member_cart(work, {.on_behalf = {}, .add = {item}}).value().full.cart.id};
}

Discount coupon(std::int64_t uses) {
    Discount discount{.id = {}, .owner = {}};
    discount.amount.minor = 400;
    discount.uses = uses;
    return discount;
}

CartPayment cash_for(MemberCartId cart, std::int64_t minor) {
    return {.id = {}, .owner = {}, .cart = cart, .amount = {.minor = minor}};
}

template <class Do> void all_at_once(std::size_t count, const Do& act) {
    std::latch all_there(static_cast<std::ptrdiff_t>(count));
    std::vector<std::thread> threads;
    threads.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            all_there.arrive_and_wait();
            act(i);
        });
    for (std::thread& thread : threads) thread.join();
}

constexpr store::Query count_payments{"test.count_payments", R"(
    SELECT status, count(*) FROM cart_payments WHERE discount_id = $1 GROUP BY status)"};
constexpr store::Query count_uses{"test.count_uses", R"(
    SELECT d.uses_left, (SELECT count(*) FROM discount_uses u WHERE u.discount_id = d.id)
    FROM discounts d WHERE d.id = $1)"};
constexpr store::Query stock_of{"test.stock", R"(
    SELECT l.on_hand, l.held, (SELECT count(*) FROM cart_items i WHERE i.listing_id = l.id AND i.state = 'accepted'),
        (SELECT count(*) FROM stock_entries e JOIN orders o ON o.id = e.order_id
            WHERE e.listing_id = l.id AND e.kind = 'sold' AND o.stage = 'paid')
    FROM listings l WHERE l.product_id = $1)"};

} // namespace

class CartCrowd : public testing::TestWithParam<Engine> {
  protected:
    BareShop shop{GetParam(), 64};

    std::vector<Buyer> buyers(std::size_t count, ProductId product) {
        std::vector<Buyer> all;
        shop.write([&](store::Transaction& tx) {
            all.clear();
            for (std::size_t i = 0; i < count; ++i) all.push_back(buyer_of(tx, shop.terms(), product));
        });
        return all;
    }
    ProductId product(std::int64_t stock) {
        ProductId made{};
        shop.write([&](store::Transaction& tx) { made = new_product(tx, shop.terms(), 1'000, stock); });
        return made;
    }

    /// One operation in a transaction of its own; it was kept.
    template <class Operation> bool does(const Operation& operation) {
        return shop.store().write_and_wait([&](store::Transaction& tx) { return operation(tx); }) ==
               store::Outcome::committed;
    }

    /// A storefront's purchase of one piece, from the cart to the payment.
    void buy(ProductId product) {
        CartId cart{};
        OrderId order{};
        const auto as_anyone = [&](store::Transaction& tx) {
            return Work{.tx = tx, .terms = shop.terms(), .door = "storefront"};
        };
        const bool is_ordered = does([&](store::Transaction& tx) {
                                    Work work = as_anyone(tx);
                                    cart = operations::open_cart(work, {}).value();
                                    return operations::add_item(work, {.cart = cart, .product = product}).has_value();
                                }) &&
                                does([&](store::Transaction& tx) {
                                    Work work = as_anyone(tx);
                                    const auto receipt = operations::check_out(work, {.cart = cart});
                                    if (receipt) order = receipt->order;
                                    return receipt.has_value();
                                });
        if (!is_ordered) return;
        EXPECT_TRUE(does([&](store::Transaction& tx) {
            Work work = as_anyone(tx);
            return operations::confirm_payment(work, {.order = order}).has_value();
        }));
    }

    void expect_used(std::int64_t uses) {
        constexpr std::size_t count = 100;
        const auto all = buyers(count, product(1'000));
        DiscountId id{};
        shop.write([&](store::Transaction& tx) {
            Work work = as_admin(tx, shop.terms(), new_member(tx));
            id = operations::create_discount(work, {.on_behalf = {}, .discount = coupon(uses)}).value().discount.id;
        });
        all_at_once(count, [&](std::size_t i) {
            EXPECT_TRUE(does([&](store::Transaction& tx) {
                Work work = as_member(tx, shop.terms(), all[i].member);
                CartPayment payment = cash_for(all[i].cart, 0);
                payment.discount = id;
                return operations::pay(work, {.on_behalf = {}, .payment = payment}).has_value();
            }));
        });
        shop.read([&](store::Transaction& tx) {
            Counts payments;
            tx.each(
                count_payments,
                [&](const store::Rows& row) { payments[std::string(row.text({0}))] = row.integer({1}); }, id);
            EXPECT_EQ(payments, (Counts{{"approved", uses}, {"failed", static_cast<std::int64_t>(count) - uses}}));
            const auto row = tx.one(count_uses, id);
            EXPECT_EQ((*row)->integer({0}), 0);
            EXPECT_EQ((*row)->integer({1}), uses);
        });
    }
};

INSTANTIATE_TEST_SUITE_P(On, CartCrowd, testing::ValuesIn(engines),
                         [](const auto& each) { return std::string(name_of(each.param)); });

TEST_P(CartCrowd, uses_a_coupon_as_often_as_it_says) {
    for (const std::int64_t uses : {1, 7}) expect_used(uses);
    EXPECT_EQ(shop.violations(), "");
}

TEST_P(CartCrowd, sells_nothing_twice_whatever_the_door) {
    constexpr std::size_t members = 8;
    constexpr std::size_t strangers = 8;
    for (std::int64_t stock = 1; stock <= 8; ++stock) {
        const ProductId wanted = product(stock);
        const auto all = buyers(members, wanted);
        all_at_once(members + strangers, [&](std::size_t i) {
            if (i >= members) return buy(wanted);
            does([&](store::Transaction& tx) {
                Work work = as_admin(tx, shop.terms(), all[i].member);
                CartPayment payment = cash_for(all[i].cart, 1'000);
                payment.status = CartPayment::Status::approved;
                return operations::pay(work, {.on_behalf = {}, .payment = payment}).has_value();
            });
        });
        shop.read([&](store::Transaction& tx) {
            const auto row = tx.one(stock_of, wanted);
            EXPECT_EQ((*row)->integer({0}), 0) << stock;
            EXPECT_EQ((*row)->integer({1}), 0) << stock;
            EXPECT_EQ((*row)->integer({2}) + (*row)->integer({3}), stock);
        });
    }
    EXPECT_EQ(shop.violations(), "");
}

} // namespace cartwright::tests
