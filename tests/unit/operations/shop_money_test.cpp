#include "domain/ledger/ledger_account.hpp"
#include "marketplace.hpp"

namespace cartwright::operations {
namespace {

class ShopMoney : public MarketplaceTest {
  protected:
    void SetUp() override {
        MarketplaceTest::SetUp();
        listing = shoe(shop, 45'000, 9);
    }

    Money owed() { return done(show_balance, {.shop = shop}).owed; }
    void settle(const Payout& payout, bool is_paid) {
        with_work([&](Work& work) {
            settle_payout(work.tx, {.payout = payout.id, .is_paid = is_paid});
            return true;
        });
    }
    void refund(std::int64_t order, std::int64_t minor) {
        done(begin_shop_refund, {.order = order, .amount_minor = minor, .reason = "returned"});
    }
    std::int64_t pay_out(Instant deadline) {
        return with_work([&](Work& work) { return pay_out_due(work.tx, {}, deadline, 10); });
    }

    std::int64_t listing = 0;
};

// docs/domain.md: "A paid order over 450.00 of a shop whose fee is 10 %, of which 100.00 is refunded later".
TEST_F(ShopMoney, is_posted_as_the_document_says) {
    const std::string seller = format_account(LedgerAccount::seller(seller_of(shop)));
    const std::int64_t order = bought(buyer, listing, 1);
    EXPECT_EQ(ledger(), (Ledger{{"cash:marketplace", 45'000}, {seller, -40'500}, {"commission", -4'500}}));
    refund(order, 10'000);
    EXPECT_EQ(ledger(), (Ledger{{"cash:marketplace", 35'000}, {seller, -31'500}, {"commission", -3'500}}));
    const Payout payout = done(ask_payout, {.shop = shop});
    EXPECT_EQ(payout.amount, usd(31'500));
    EXPECT_EQ(ledger(), (Ledger{{"cash:marketplace", 35'000}, {"payout", -31'500}, {"commission", -3'500}}));
    settle(payout, false);
    EXPECT_EQ(ledger().at(seller), -31'500);
}

TEST_F(ShopMoney, refuses_a_payout_above_the_balance) {
    EXPECT_EQ(refused(ask_payout, {.shop = shop}), (Refusal{.why = Why::nothing_to_pay_out}));
    bought(buyer, listing, 1);
    EXPECT_EQ(refused(ask_payout, {.shop = shop, .amount = 40'501}),
              (Refusal{.why = Why::nothing_to_pay_out, .requested = 40'501, .available = 40'500}));
    EXPECT_EQ(refused(ask_payout, {.shop = shop, .amount = 0}).why, Why::nothing_to_pay_out);
    EXPECT_EQ(refused(ask_payout, {.shop = shop, .amount = -1}).why, Why::nothing_to_pay_out);
    EXPECT_EQ(done(ask_payout, {.shop = shop, .amount = 40'500}).amount, usd(40'500));
    EXPECT_EQ(owed(), usd(0));
}

TEST_F(ShopMoney, refuses_to_pay_out_the_same_money_twice) {
    bought(buyer, listing, 1);
    const Payout payout = done(ask_payout, {.shop = shop, .amount = 30'000});
    EXPECT_EQ(refused(ask_payout, {.shop = shop, .amount = 10'501}).available, 10'500);
    const Balance balance = done(show_balance, {.shop = shop});
    EXPECT_EQ(balance.in_transit, usd(30'000));
    settle(payout, true);
    EXPECT_EQ(done(show_balance, {.shop = shop}).paid_out, usd(30'000));
    EXPECT_EQ(owed(), usd(10'500));
}

TEST_F(ShopMoney, is_owed_again_when_a_payout_fails) {
    bought(buyer, listing, 1);
    const Payout payout = done(ask_payout, {.shop = shop});
    settle(payout, false);
    EXPECT_EQ(owed(), usd(40'500));
    settle(payout, false); // a second answer changes nothing
    settle(payout, true);
    EXPECT_EQ(owed(), usd(40'500));
    EXPECT_EQ(done(list_payouts, {.shop = shop, .before = 100, .limit = 10}).at(0).state, Payout::State::failed);
}

TEST_F(ShopMoney, is_settled_by_hand_once) {
    bought(buyer, listing, 1);
    const Payout payout = done(ask_payout, {.shop = shop});
    EXPECT_EQ(refused(settle_by_hand, {.payout = 99, .is_paid = true, .reason = {}}).why, Why::resource_not_found);
    const Payout settled = done(settle_by_hand, {.payout = payout.number, .is_paid = false, .reason = "no answer"});
    EXPECT_EQ(settled.state, Payout::State::failed);
    EXPECT_EQ(settled.reason, "no answer");
    EXPECT_EQ(refused(settle_by_hand, {.payout = payout.number, .is_paid = true, .reason = {}}),
              (Refusal{.why = Why::order_already_processed, .subject = "failed"}));
}

TEST_F(ShopMoney, may_become_a_debt_that_later_sales_pay_first) {
    const std::int64_t order = bought(buyer, listing, 1);
    settle(done(ask_payout, {.shop = shop}), true);
    refund(order, 45'000);
    EXPECT_EQ(owed(), usd(-40'500));
    EXPECT_EQ(refused(ask_payout, {.shop = shop, .amount = 1}).available, -40'500);
    bought(buyer, listing, 2);
    EXPECT_EQ(done(ask_payout, {.shop = shop}).amount, usd(40'500));
}

TEST_F(ShopMoney, is_told_by_a_statement_with_the_balance_after_each_entry) {
    const std::int64_t order = bought(buyer, listing, 1);
    refund(order, 10'000);
    done(ask_payout, {.shop = shop, .amount = 1'500});
    const Statement statement = done(show_statement, {.shop = shop, .limit = 2});
    ASSERT_EQ(statement.entries.size(), 2U);
    EXPECT_EQ(statement.entries[0].balance, usd(30'000));
    EXPECT_EQ(statement.entries[1].amount, usd(-9'000));
    const Statement older = done(show_statement, {.shop = shop, .before = statement.older, .limit = 2});
    ASSERT_EQ(older.entries.size(), 1U);
    EXPECT_EQ(older.entries[0].balance, usd(40'500));
    EXPECT_EQ(older.older, std::nullopt);
}

TEST_F(ShopMoney, is_paid_out_by_the_calendar_once_a_period) {
    shop_of(buyer, "Boris' Boots"); // which has sold nothing
    bought(buyer, listing, 1);
    EXPECT_EQ(pay_out({now.milliseconds - day_ms}), 0); // the shops are new
    now = now + day_ms;
    EXPECT_EQ(pay_out({now.milliseconds - day_ms}), 2);
    EXPECT_EQ(owed(), usd(0));
    bought(buyer, listing, 1);
    EXPECT_EQ(pay_out({now.milliseconds - day_ms}), 0);
    now = now + day_ms;
    EXPECT_EQ(pay_out({now.milliseconds - day_ms}), 2);
    EXPECT_EQ(done(list_payouts, {.shop = shop, .before = 100, .limit = 10}).size(), 2U);
}

} // namespace
} // namespace cartwright::operations
