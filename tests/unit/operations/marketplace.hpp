#pragma once

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/marketplace/shoe_carts.hpp"
#include "operations/marketplace/shoes.hpp"
#include "operations/marketplace/shop_money.hpp"
#include "operations/marketplace/shop_orders.hpp"
#include "operations/marketplace/shops.hpp"
#include "operations/marketplace/users.hpp"
#include "store/orders/sellers.hpp"

namespace cartwright::operations {

/// The marketplace with two users, the first of whom has a shop. The caller is an administrator.
class MarketplaceTest : public OperationTest {
  protected:
    MarketplaceTest() : OperationTest("marketplace") {
        terms.orders.hold_ms = 0; // sold at the checkout
        call_as_admin();
    }
    void SetUp() override {
        OperationTest::SetUp();
        owner = user("Olga");
        buyer = user("Boris");
        shop = shop_of(owner, "Olga's Shoes");
    }

    std::int64_t user(const std::string& name) {
        return done(make_user, {.name = name, .email = name + "@example.com"}).number;
    }
    std::int64_t shop_of(std::int64_t of_user, const std::string& name) {
        return done(make_shop, {.user = of_user, .name = name, .fee_bps = 1'000}).record.seller.number;
    }
    SellerId seller_of(std::int64_t number) {
        store::Transaction tx = transaction();
        return store::sellers::numbered(tx, Seller::Kind::shop, number).value().id;
    }
    /// From now on the key of a shop is used.
    void call_as_shop(std::int64_t number) { caller = {.scope = Scope::shop, .seller = seller_of(number)}; }
    void call_as_admin() { caller = {.scope = Scope::admin}; }

    static Shoe dunks() {
        return {.brand = "Nike",
                .color = "blue",
                .style = "Dunk Lows",
                .size = whole_size(7),
                .gender = "men",
                .condition = "new"};
    }
    std::int64_t shoe(std::int64_t of_shop, std::int64_t price_minor, std::int64_t quantity, Currency currency = {}) {
        const ShoeOffered offered{
            .shoe = dunks(), .price = {.minor = price_minor, .currency = currency}, .quantity = quantity};
        return done(offer_shoe, {.shop = of_shop, .offer = offered}).number;
    }
    std::int64_t free_of(std::int64_t listing) { return done(show_shoe, {.listing = listing}).listing.stock.free(); }

    std::int64_t cart_of(std::int64_t of_user) { return done(open_shoe_cart, {.user = of_user}); }
    void put(std::int64_t cart, std::int64_t listing, std::int64_t quantity) {
        done(put_shoe, {.cart = cart, .listing = listing, .quantity = quantity});
    }
    ShoesSold buy(std::int64_t of_user, std::int64_t listing, std::int64_t quantity) {
        const std::int64_t cart = cart_of(of_user);
        put(cart, listing, quantity);
        return done(check_out_shoes, {.cart = cart});
    }
    /// The number of the part of a purchase from one shop.
    std::int64_t bought(std::int64_t of_user, std::int64_t listing, std::int64_t quantity) {
        return buy(of_user, listing, quantity).parts.at(0).order.number.value();
    }

    std::int64_t owner = 0;
    std::int64_t buyer = 0;
    std::int64_t shop = 0;
};

} // namespace cartwright::operations
