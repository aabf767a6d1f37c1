#include "operations/catalogue/house_products.hpp"

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/catalogue/shop_currency.hpp"
#include "operations/orders/carts.hpp"
#include "operations/orders/checkout.hpp"
#include "tests/unit/domain/flaws.hpp"

namespace cartwright::operations {
namespace {

class Catalogue : public OperationTest {
  protected:
    Catalogue() : OperationTest("shopping") { caller = {.scope = Scope::admin}; }

    HouseProduct created(std::int64_t stock) {
        return done(create_product, {.wish = {.name = "Teapot", .price_minor = 1'500, .stock = stock}});
    }
    /// So many pieces wait for a payment.
    void hold(ProductId product, std::int64_t quantity) {
        door = "storefront";
        const CartId cart = done(open_cart, {});
        done(add_item, {.cart = cart, .product = product, .quantity = quantity});
        done(check_out, {.cart = cart});
        door = "shopping";
    }
    static std::vector<std::string> flaws_in(const Refusal& refusal) {
        EXPECT_EQ(refusal.why, Why::member_invalid);
        return told(refusal.flaws);
    }

    static Goods lamp(std::int64_t stock) {
        return {.sku = "L-1",
                .name = "Lamp",
                .brand = "Acme",
                .category = "Home & Kitchen",
                .price = usd(2'000),
                .stock = stock};
    }
    ProductId product_with_sku(const std::string& sku) {
        store::Transaction tx = transaction();
        return store::products::with_sku(tx, sku, the_house).value().product.id;
    }
};

TEST_F(Catalogue, gives_a_new_product_the_stock_of_the_terms) {
    const HouseProduct plain = done(create_product, {.wish = {.name = "Teapot", .price_minor = 1'500}});
    EXPECT_EQ(stock_of(plain.id).on_hand, terms.catalogue.new_product_stock);
    EXPECT_EQ(stock_of(created(3).id).on_hand, 3);
    EXPECT_EQ(plain.price, usd(1'500));
}

TEST_F(Catalogue, refuses_a_product_without_name_or_price) {
    using Flaws = std::vector<std::string>;
    EXPECT_EQ(flaws_in(refused(create_product, {.wish = {}})), (Flaws{"name can't be blank", "price can't be blank"}));
    EXPECT_EQ(flaws_in(refused(create_product, {.wish = {.name = "Teapot", .price_minor = 0}})),
              Flaws{"price must be greater than 0"});
    EXPECT_EQ(flaws_in(refused(create_product, {.wish = {.name = "Teapot", .price_minor = 1, .category = "&!"}})),
              Flaws{"category is invalid"});
}

TEST_F(Catalogue, refuses_less_stock_than_is_held_for_orders) {
    const ProductId product = created(5).id;
    hold(product, 3);
    EXPECT_EQ(flaws_in(refused(change_product, {.product = product, .wish = {.stock = 2}})),
              std::vector<std::string>{"stock must be at least the 3 held for orders"});
    done(change_product, {.product = product, .wish = {.stock = 3}});
    EXPECT_EQ(stock_of(product), (Stock{.on_hand = 3, .held = 3}));
}

TEST_F(Catalogue, changes_only_what_is_given) {
    const ProductId product = created(5).id;
    done(change_product, {.product = product, .wish = {.price_minor = 1'600}});
    const HouseProduct shown = done(show_product, {.product = product});
    EXPECT_EQ(shown.name, "Teapot");
    EXPECT_EQ(shown.price, usd(1'600));
    EXPECT_EQ(stock_of(product).on_hand, 5);
}

TEST_F(Catalogue, knows_a_removed_product_no_more) {
    const ProductId product = created(5).id;
    hold(product, 2);
    done(remove_product, {.product = product});
    EXPECT_EQ(refused(show_product, {.product = product}).why, Why::resource_not_found);
    EXPECT_EQ(refused(change_product, {.product = product, .wish = {.stock = 9}}).why, Why::member_not_found);
    EXPECT_EQ(refused(remove_product, {.product = product}).why, Why::member_not_found);
    EXPECT_TRUE(done(list_products, {}).empty());
}

TEST_F(Catalogue, writes_off_the_free_stock_of_a_removed_product) {
    const ProductId product = created(5).id;
    const ListingId listing = offer_of(product).value().listing.id;
    hold(product, 2);
    done(remove_product, {.product = product});
    static constexpr store::Query stock{"test.stock", "SELECT on_hand, held FROM listings WHERE id = $1"};
    store::Transaction tx = transaction();
    const auto row = tx.one(stock, listing);
    EXPECT_EQ((*row)->integer({0}), 2); // what an order may still be paid for
    EXPECT_EQ((*row)->integer({1}), 2);
}

TEST_F(Catalogue, is_changed_by_a_list_once) {
    const PutGoods list{.goods = {lamp(5)}};
    EXPECT_EQ(done(put_goods, list).added, 1);
    EXPECT_EQ(done(put_goods, list).unchanged, 1);
    PutGoods cheaper = list;
    cheaper.goods[0].price = usd(1'800);
    cheaper.goods[0].stock = 9;
    EXPECT_EQ(done(put_goods, cheaper).changed, 1);
    const auto offer = offer_of(product_with_sku("L-1")).value();
    EXPECT_EQ(offer.listing.price, usd(1'800));
    EXPECT_EQ(offer.listing.stock.on_hand, 5); // a list keeps the stock unless it says otherwise
}

TEST_F(Catalogue, refuses_a_list_with_less_stock_than_is_held) {
    done(put_goods, {.goods = {lamp(5)}});
    const ProductId product = product_with_sku("L-1");
    hold(product, 3);
    EXPECT_EQ(refused(put_goods, {.goods = {lamp(2)}, .stock = PutGoods::Stock::set}),
              (Refusal{.why = Why::not_enough_stock, .subject = "Lamp", .requested = 2, .available = 3}));
    EXPECT_EQ(done(put_goods, {.goods = {lamp(3)}, .stock = PutGoods::Stock::set}).changed, 1);
    EXPECT_EQ(stock_of(product), (Stock{.on_hand = 3, .held = 3}));
}

TEST_F(Catalogue, refuses_new_goods_of_a_list_that_lacks_columns) {
    Goods other = lamp(1);
    other.sku = "L-2";
    EXPECT_EQ(refused(put_goods, {.goods = {lamp(1), other}, .columns = {.price = false}}),
              (Refusal{.why = Why::malformed, .subject = "L-1", .available = 2}));
}

TEST_F(Catalogue, takes_names_with_the_same_slug_for_one_category) {
    const auto category = [&](const std::string& name) {
        return with_work([&](Work& work) { return find_or_make_category(work, name); });
    };
    EXPECT_EQ(category("Home & Kitchen"), category("home-KITCHEN"));
    EXPECT_NE(category("Home"), category("Kitchen"));
}

TEST_F(Catalogue, keeps_its_currency_as_long_as_there_is_a_price_in_it) {
    const auto settle = [&](std::optional<Currency> wanted) {
        return with_work([&](Work& work) { return settle_currency(work.tx, wanted); });
    };
    EXPECT_EQ(accepted(settle(std::nullopt)), Currency{});
    EXPECT_EQ(accepted(settle(british_pounds)), british_pounds);
    const ProductId teapot = offer("Teapot", 1'500, 1, british_pounds);
    EXPECT_EQ(refusal_in(settle(Currency{})), (Refusal{.why = Why::currency_in_use, .currency = "GBP"}));
    EXPECT_EQ(accepted(settle(std::nullopt)), british_pounds);
    take_off_sale(teapot);
    EXPECT_EQ(accepted(settle(Currency{})), Currency{});
}

} // namespace
} // namespace cartwright::operations
