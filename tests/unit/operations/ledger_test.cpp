#include "domain/ledger/ledger_account.hpp"
#include "operations/marketplace/shoes.hpp"
#include "operations/marketplace/shops.hpp"
#include "operations/marketplace/users.hpp"
#include "pipeline.hpp"
#include "shopping.hpp"
#include "store/marketplace/shoes.hpp"
#include "store/orders/sellers.hpp"

namespace cartwright::operations {
namespace {

/// What docs/domain.md says under "Money".
class PostingsOfThePipeline : public PipelineTest {
  protected:
    /// The code of a shop's shoe for 100.00. The fee of the shop is 10 %.
    std::string shoe_of_a_shop() {
        caller = {.scope = Scope::admin};
        const std::int64_t user = done(make_user, {.name = "Olga", .email = "olga@example.com"}).number;
        const Seller shop = done(make_shop, {.user = user, .name = "Olga", .fee_bps = 1'000}).record.seller;
        seller = format_account(LedgerAccount::seller(shop.id));
        const Shoe shoe{.brand = "Nike",
                        .color = "blue",
                        .style = "Dunk",
                        .size = whole_size(7),
                        .gender = "men",
                        .condition = "new"};
        const OfferShoe offered{.shop = shop.number, .offer = {.shoe = shoe, .price = usd(10'000), .quantity = 5}};
        return code_of(done(offer_shoe, offered).listing.product);
    }
    OrderId paid_for_both() {
        Items items = keyboards(1);
        items.push_back({.code = shoe_of_a_shop(), .quantity = 1, .price_minor = 10'000});
        return paid(std::move(items));
    }
    void refund(OrderId order, std::int64_t minor) {
        const AskedRefund asked =
            done(begin_direct_refund, {.order = order, .amount_minor = minor, .reason = "returned"});
        accepted(with_work(
            [&](Work& work) { return finish_refund(work, asked, {.kind = providers::Refunded::Kind::approved}); }));
    }

    std::string seller;
};

TEST_F(PostingsOfThePipeline, share_prices_that_contain_the_tax) {
    const OrderId order = paid_for_both();
    EXPECT_EQ(
        ledger(),
        (Ledger{{"cash:gateway", 15'000}, {seller, -9'000}, {"commission", -1'000}, {"sales", -4'100}, {"tax", -900}}));
    refund(order, 1);
    refund(order, 14'999);
    EXPECT_EQ(ledger(), Ledger{}); // to the last cent
}

TEST_F(PostingsOfThePipeline, give_a_tax_on_top_to_who_owes_it) {
    terms.orderflow.tax.mode = TaxMode::exclusive;
    const OrderId order = paid_for_both();
    EXPECT_EQ(
        ledger(),
        (Ledger{
            {"cash:gateway", 17'700}, {seller, -10'800}, {"commission", -1'000}, {"sales", -5'000}, {"tax", -900}}));
    refund(order, 17'700);
    EXPECT_EQ(ledger(), Ledger{});
}

class PostingsOfMemberCarts : public ShoppingTest {};

TEST_F(PostingsOfMemberCarts, pass_through_the_account_of_the_cart) {
    const CartItemId picked = pick(offer("Ring", 12'000'000, 1));
    const MemberCartId cart = cart_of({picked});
    const std::string buyer = "buyer:cart:" + std::to_string(cart.value);
    paid(cart, 12'000'000);
    EXPECT_EQ(ledger(), (Ledger{{"cash:cash", 12'000'000}, {"sales", -12'000'000}}));
    as(admin, [&] { return done(change_member_cart, {.cart = cart, .remove = {picked}}); });
    EXPECT_EQ(ledger(), (Ledger{{"cash:cash", 12'000'000}, {buyer, -12'000'000}}));
    Pay refund = payment_into(cart, 12'000'000);
    refund.payment.is_refund = true;
    const CartPaymentId payment = done(operations::pay, refund).payment.id;
    as(admin, [&] { return done(change_payment, {.payment = payment, .proof = "paid"}); });
    decided(payment, Status::approved);
    EXPECT_EQ(ledger(), Ledger{});
}

} // namespace
} // namespace cartwright::operations
