#include "domain/ledger/ledger_account.hpp"
#include "marketplace.hpp"

namespace cartwright::operations {
namespace {

class ShoeCarts : public MarketplaceTest {
  protected:
    void SetUp() override {
        MarketplaceTest::SetUp();
        listing = shoe(shop, 10'000, 5);
        cart = cart_of(buyer);
    }

    Refusal put_refused(std::int64_t which, std::int64_t quantity) {
        return refused(put_shoe, {.cart = cart, .listing = which, .quantity = quantity});
    }
    std::int64_t quantity_in_cart() {
        std::int64_t sum = 0;
        for (const ShoeCart::Item& item : done(show_shoe_cart, {.cart = cart}).items) sum += item.line.quantity;
        return sum;
    }
    PaymentForm form() {
        return {.name = "Boris", .credit_card = "4242 4242 4242 4242", .exp_date = "12/2030", .security_code = "123"};
    }

    std::int64_t listing = 0;
    std::int64_t cart = 0;
};

// marketplace A0-18: "creating again returns the same active cart id".
TEST_F(ShoeCarts, are_opened_once_for_a_user_until_they_are_ordered) {
    EXPECT_EQ(cart_of(buyer), cart);
    EXPECT_NE(cart_of(owner), cart);
    put(cart, listing, 1);
    done(check_out_shoes, {.cart = cart});
    EXPECT_NE(cart_of(buyer), cart);
    EXPECT_EQ(refused(open_shoe_cart, {.user = 99}).why, Why::account_not_found);
}

// marketplace A0-3: "Add on add_to_cart and on POST …/items/…; PUT …/items/{id} sets".
TEST_F(ShoeCarts, add_pieces_or_set_their_number) {
    put(cart, listing, 2);
    put(cart, listing, 2);
    EXPECT_EQ(quantity_in_cart(), 4);
    done(put_shoe, {.cart = cart, .listing = listing, .quantity = 3, .mode = PutShoe::Mode::set});
    EXPECT_EQ(quantity_in_cart(), 3);
    done(put_shoe, {.cart = cart, .listing = listing, .quantity = 0, .mode = PutShoe::Mode::set});
    EXPECT_EQ(quantity_in_cart(), 0);
    EXPECT_EQ(put_refused(listing, 0).why, Why::item_not_in_cart);
}

TEST_F(ShoeCarts, refuse_more_than_is_free_by_the_number_of_the_listing) {
    put(cart, listing, 4);
    EXPECT_EQ(
        put_refused(listing, 2),
        (Refusal{.why = Why::not_enough_stock, .subject = std::to_string(listing), .requested = 6, .available = 5}));
    EXPECT_EQ(put_refused(listing, -1).why, Why::quantity_too_small);
}

TEST_F(ShoeCarts, refuse_what_they_do_not_know) {
    EXPECT_EQ(put_refused(99, 1), (Refusal{.why = Why::listing_not_found, .subject = "99"}));
    EXPECT_EQ(put_refused(99, 0), (Refusal{.why = Why::listing_not_found, .subject = "99"}));
    EXPECT_EQ(refused(put_shoe, {.cart = 99, .listing = listing}),
              (Refusal{.why = Why::cart_not_found, .subject = "99"}));
    EXPECT_EQ(refused(show_shoe_cart, {.cart = 99}).why, Why::cart_not_found);
}

TEST_F(ShoeCarts, refuse_another_currency_and_too_many_listings) {
    put(cart, listing, 1);
    const std::int64_t british = shoe(shop, 9'000, 5, british_pounds);
    EXPECT_EQ(put_refused(british, 1),
              (Refusal{.why = Why::mixed_currencies, .subject = std::to_string(british), .currency = "USD"}));
    terms.orders.cart_lines_max = 1;
    EXPECT_EQ(put_refused(shoe(shop, 9'000, 5), 1).why, Why::cart_is_full);
}

TEST_F(ShoeCarts, give_back_a_retired_listing_but_take_none) {
    put(cart, listing, 1);
    done(retire_shoe, {.listing = listing});
    EXPECT_EQ(put_refused(listing, 1).why, Why::listing_not_found);
    EXPECT_EQ(refused(check_out_shoes, {.cart = cart}).why, Why::no_longer_available);
    EXPECT_EQ(done(show_shoe_cart, {.cart = cart}).total, usd(0));
    done(put_shoe, {.cart = cart, .listing = listing, .quantity = 0});
    EXPECT_EQ(refused(check_out_shoes, {.cart = cart}).why, Why::cart_is_empty);
}

TEST_F(ShoeCarts, are_closed_once_they_are_ordered) {
    put(cart, listing, 1);
    done(check_out_shoes, {.cart = cart});
    const Refusal closed{.why = Why::cart_not_active, .subject = std::to_string(cart)};
    EXPECT_EQ(put_refused(listing, 1), closed);
    EXPECT_EQ(put_refused(listing, 0), closed);
    EXPECT_EQ(refused(check_out_shoes, {.cart = cart}), closed);
    EXPECT_EQ(done(show_shoe_cart, {.cart = cart}).state, Cart::State::ordered);
}

// marketplace A0-8: "if present all four upstream fields must be valid, else 400".
TEST_F(ShoeCarts, refuse_a_card_that_has_expired_before_they_look_at_the_stock) {
    put(cart, listing, 3);
    buy(owner, listing, 3);
    PaymentForm expired = form();
    expired.exp_date = "12/2026";
    EXPECT_EQ(refused(check_out_shoes, {.cart = cart, .form = expired}),
              (Refusal{.why = Why::payment_form_invalid, .subject = "exp_date"}));
    EXPECT_EQ(
        refused(check_out_shoes, {.cart = cart, .form = form()}),
        (Refusal{.why = Why::not_enough_stock, .subject = std::to_string(listing), .requested = 3, .available = 2}));
    EXPECT_EQ(quantity_in_cart(), 3); // as before
}

TEST_F(ShoeCarts, sell_at_once_and_charge_each_shop_its_fee) {
    const std::int64_t other = shop_of(buyer, "Boris' Boots");
    done(change_shop, {.shop = other, .fee_bps = 333});
    put(cart, listing, 2);
    put(cart, shoe(other, 3'333, 1), 1);
    const ShoesSold sold = done(check_out_shoes, {.cart = cart, .form = form()});
    EXPECT_EQ(sold.total, usd(23'333));
    ASSERT_EQ(sold.parts.size(), 2U);
    EXPECT_EQ(sold.parts[0].order.fee, usd(2'000));
    EXPECT_EQ(sold.parts[1].order.fee, usd(111)); // 110.9889, rounded half up
    EXPECT_EQ(sold.fee, usd(2'111));
    EXPECT_EQ(sold.share(), usd(21'222));
    EXPECT_EQ(ledger(), (Ledger{{"cash:card", 23'333},
                                {"commission", -2'111},
                                {format_account(LedgerAccount::seller(seller_of(shop))), -18'000},
                                {format_account(LedgerAccount::seller(seller_of(other))), -3'222}}));
    EXPECT_EQ(free_of(listing), 3);
}

TEST_F(ShoeCarts, sell_no_more_pieces_of_a_flash_sale_than_it_has) {
    done(set_flash_sale, {.listing = listing, .units = 2, .percentage = 50});
    put(cart, listing, 3);
    EXPECT_EQ(done(show_shoe_cart, {.cart = cart}).total, usd(20'000));
    EXPECT_EQ(done(check_out_shoes, {.cart = cart}).total, usd(20'000));
    EXPECT_EQ(done(show_shoe, {.listing = listing}).flash_sale, std::nullopt); // it is over
    EXPECT_EQ(buy(buyer, listing, 1).total, usd(10'000));
}

TEST_F(ShoeCarts, keep_the_pieces_of_a_flash_sale_that_nobody_bought) {
    done(set_flash_sale, {.listing = listing, .units = 3, .percentage = 50});
    EXPECT_EQ(buy(buyer, listing, 1).total, usd(5'000));
    EXPECT_EQ(done(show_shoe, {.listing = listing}).flash_sale.value().left, 2);
    done(set_flash_sale, {.listing = listing, .units = 1, .percentage = 10}); // ends the former
    EXPECT_EQ(buy(buyer, listing, 2).total, usd(11'000));
    done(set_flash_sale, {.listing = listing, .units = 1, .percentage = 10});
    done(end_flash_sale, {.listing = listing});
    EXPECT_EQ(buy(buyer, listing, 1).total, usd(10'000));
}

} // namespace
} // namespace cartwright::operations
