#include "marketplace.hpp"

namespace cartwright::operations {
namespace {

class Shops : public MarketplaceTest {
  protected:
    /// A shop of another user; the caller has no key for it.
    std::int64_t second_shop() { return shop_of(user("Sven"), "Sven's Boots"); }

    void sell_and_rate(std::int64_t stars) {
        const std::int64_t listing = shoe(shop, 10'000, 1);
        done(rate_order, {.order = bought(buyer, listing, 1), .user = buyer, .stars = stars});
    }
    bool is_verified() { return done(show_shop, {.shop = shop}).record.verification.verified; }
};

TEST_F(Shops, refuse_a_user_whose_address_differs_only_in_case) {
    EXPECT_EQ(refused(make_user, {.name = "Another", .email = "BORIS@Example.Com"}),
              (Refusal{.why = Why::email_in_use, .subject = "boris@example.com"}));
    done(make_user, {.name = "Ägidius", .email = "ägidius.weiß@example.com"});
    EXPECT_EQ(refused(make_user, {.name = "Another", .email = "ÄGIDIUS.WEISS@EXAMPLE.COM"}).why, Why::email_in_use);
    EXPECT_EQ(refused(change_user, {.user = owner, .email = "boris@example.com"}).why, Why::email_in_use);
    EXPECT_EQ(done(change_user, {.user = buyer, .email = "Boris@example.com"}).email, "boris@example.com");
}

TEST_F(Shops, need_a_user) {
    EXPECT_EQ(refused(make_shop, {.user = 99, .name = "Nobody's"}),
              (Refusal{.why = Why::account_not_found, .subject = "99"}));
}

TEST_F(Shops, refuse_a_second_one_of_the_same_user) {
    EXPECT_EQ(refused(make_shop, {.user = owner, .name = "Another"}),
              (Refusal{.why = Why::name_in_use, .subject = "olga's shoes"}));
}

TEST_F(Shops, refuse_a_name_that_differs_only_in_case) {
    EXPECT_EQ(refused(make_shop, {.user = buyer, .name = "OLGA'S SHOES"}),
              (Refusal{.why = Why::name_in_use, .subject = "olga's shoes"}));
    const std::int64_t other = second_shop();
    EXPECT_EQ(refused(change_shop, {.shop = other, .name = "Olga's shoes"}).why, Why::name_in_use);
    EXPECT_EQ(done(change_shop, {.shop = other, .name = "Sven's BOOTS"}).record.seller.name, "sven's boots");
}

TEST_F(Shops, have_the_fee_of_the_terms_unless_another_is_given) {
    terms.marketplace.platform_fee_bps = 250;
    EXPECT_EQ(done(make_shop, {.user = buyer, .name = "Plain"}).record.seller.fee_bps, 250);
    EXPECT_EQ(done(show_shop, {.shop = shop}).record.seller.fee_bps, 1'000);
}

TEST_F(Shops, let_only_an_administrator_set_their_fee) {
    call_as_shop(shop);
    EXPECT_EQ(refused(change_shop, {.shop = shop, .fee_bps = 0}).why, Why::not_allowed);
    EXPECT_EQ(done(change_shop, {.shop = shop, .name = "Olga"}).record.seller.fee_bps, 1'000);
    call_as_admin();
    EXPECT_EQ(done(change_shop, {.shop = shop, .fee_bps = 0}).record.seller.fee_bps, 0);
}

TEST_F(Shops, do_not_exist_for_the_key_of_another) {
    const std::int64_t listing = shoe(shop, 10'000, 5);
    call_as_shop(second_shop());
    const Refusal no_shop{.why = Why::shop_not_found, .subject = std::to_string(shop)};
    EXPECT_EQ(refused(change_shop, {.shop = shop, .name = "Mine"}), no_shop);
    EXPECT_EQ(refused(offer_shoe, {.shop = shop, .offer = {.shoe = dunks(), .price = usd(1)}}), no_shop);
    EXPECT_EQ(refused(list_shoes, {.shop = shop, .limit = 10}), no_shop);
    EXPECT_EQ(refused(apply_for_verification, {.shop = shop}), no_shop);
    EXPECT_EQ(refused(list_verifications, {.shop = shop}), no_shop);
    EXPECT_EQ(refused(list_shop_orders, {.shop = shop, .limit = 10}), no_shop);
    EXPECT_EQ(refused(show_balance, {.shop = shop}), no_shop);
    EXPECT_EQ(refused(show_statement, {.shop = shop, .limit = 10}), no_shop);
    EXPECT_EQ(refused(ask_payout, {.shop = shop}), no_shop);
    const Refusal no_listing{.why = Why::listing_not_found, .subject = std::to_string(listing)};
    EXPECT_EQ(refused(change_shoe, {.listing = listing, .price_minor = 1}), no_listing);
    EXPECT_EQ(refused(retire_shoe, {.listing = listing}), no_listing);
    EXPECT_EQ(refused(set_flash_sale, {.listing = listing, .units = 1, .percentage = 50}), no_listing);
    EXPECT_FALSE(done(show_shop, {.shop = shop}).is_own);
}

TEST_F(Shops, keep_their_codes_unique_until_a_listing_is_retired) {
    const OfferShoe offered{.shop = shop, .offer = {.shoe = dunks(), .price = usd(100), .quantity = 1, .sku = "D-7"}};
    const std::int64_t listing = done(offer_shoe, offered).number;
    EXPECT_EQ(refused(offer_shoe, offered), (Refusal{.why = Why::name_in_use, .subject = "D-7"}));
    done(retire_shoe, {.listing = listing});
    EXPECT_NE(done(offer_shoe, offered).number, listing);
    OfferShoe of_other = offered;
    of_other.shop = second_shop();
    EXPECT_EQ(done(offer_shoe, of_other).sku, "D-7");
}

TEST_F(Shops, sell_a_retired_listing_nowhere) {
    const std::int64_t listing = shoe(shop, 10'000, 5);
    const ProductId product = done(show_shoe, {.listing = listing}).listing.product;
    EXPECT_EQ(done(retire_shoe, {.listing = listing}).listing.stock.on_hand, 0);
    EXPECT_EQ(refused(show_shoe, {.listing = listing}).why, Why::listing_not_found);
    EXPECT_EQ(refused(change_shoe, {.listing = listing, .quantity = 5}).why, Why::listing_not_found);
    EXPECT_EQ(offer_of(product), std::nullopt);
}

TEST_F(Shops, are_changed_by_a_list_once) {
    const PutShoes list{.shop = shop, .offers = {{.shoe = dunks(), .price = usd(100), .quantity = 3, .sku = "D-7"}}};
    EXPECT_EQ(done(put_shoes, list).added, 1);
    EXPECT_EQ(done(put_shoes, list).unchanged, 1);
    PutShoes more = list;
    more.offers[0].quantity = 4;
    EXPECT_EQ(done(put_shoes, more).changed, 1);
    more.offers[0].sku = "D-8";
    more.columns.price = false;
    EXPECT_EQ(refused(put_shoes, more), (Refusal{.why = Why::malformed, .subject = "D-8", .available = 1}));
}

// marketplace A0-11: "sales ≥5 (order lines, not pairs), average rating ≥3.0 (not rounded), ratings ≥5".
TEST_F(Shops, are_verified_when_they_meet_every_criterion) {
    terms.marketplace.criteria = {.sales = 2, .rating_hundredths = 300, .ratings = 2};
    sell_and_rate(4);
    EXPECT_FALSE(done(apply_for_verification, {.shop = shop}).record.verification.verified);
    sell_and_rate(1);
    const ShopShown badly_rated = done(apply_for_verification, {.shop = shop});
    EXPECT_EQ(badly_rated.record.verification.standing, (Standing{.sales = 2, .ratings = 2, .stars = 5}));
    EXPECT_EQ(badly_rated.record.verification.application, Application::rejected);
    sell_and_rate(4);
    const ShopShown shown = done(apply_for_verification, {.shop = shop});
    EXPECT_TRUE(shown.record.verification.verified);
    EXPECT_EQ(shown.record.verification.application, Application::approved);
    EXPECT_EQ(done(list_verifications, {.shop = shop}).size(), 3U);
}

TEST_F(Shops, lose_their_verification_by_a_rating_that_is_too_low) {
    terms.marketplace.criteria = {.sales = 1, .rating_hundredths = 300, .ratings = 1};
    sell_and_rate(3);
    done(apply_for_verification, {.shop = shop});
    EXPECT_TRUE(is_verified());
    sell_and_rate(2);
    EXPECT_FALSE(is_verified());
    EXPECT_EQ(done(list_verifications, {.shop = shop}).front().cause, VerificationEntry::Cause::review);
}

TEST_F(Shops, are_verified_by_a_decision_whatever_their_record_is) {
    done(decide_on_verification, {.shop = shop, .verified = true, .reason = "known"});
    done(apply_for_verification, {.shop = shop});
    sell_and_rate(1);
    EXPECT_TRUE(is_verified());
    done(decide_on_verification, {.shop = shop, .verified = std::nullopt, .reason = ""});
    EXPECT_FALSE(is_verified()); // the criteria decide again
}

} // namespace
} // namespace cartwright::operations
