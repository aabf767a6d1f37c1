#include "operations/marketplace/shop_money.hpp"

#include "domain/catalogue/terms.hpp"
#include "domain/marketplace/events.hpp"
#include "domain/refusal.hpp"
#include "operations/marketplace/shops.hpp"
#include "store/engine/counters.hpp"
#include "store/ledger/ledgers.hpp"
#include "store/marketplace/payouts.hpp"
#include "store/marketplace/shops.hpp"
#include "store/orders/sellers.hpp"
#include "store/outbox/jobs.hpp"

namespace cartwright::operations {

namespace ledgers = store::ledgers;
namespace payouts = store::payouts;
namespace sellers = store::sellers;

namespace {

/// The seller is locked. The money leaves the balance in the transaction that requests the payout.
Result<Payout> ask(store::Transaction& tx, SellerId seller, Currency usual, std::optional<std::int64_t> wanted) {
    const Currency currency = payouts::currency_owed(tx, seller, usual);
    const Money amount = TRY(payable(payouts::balance(tx, seller, currency), wanted));
    Payout payout{.id = tx.next_id<struct Payout>(), .seller = seller, .amount = amount, .made_at = tx.now()};
    payout.number = store::counters::next(tx, "payouts");
    payouts::add(tx, payout);
    ledgers::post(tx, posting_of(payout));
    store::jobs::add(tx, JobKind::payout, payout.id.value, tx.now());
    return payout;
}

} // namespace

Result<Balance> show_balance(Work& work, const ShowBalance& wish) {
    const Seller seller = TRY(own_shop(work, wish.shop));
    const Currency currency = payouts::currency_owed(work.tx, seller.id, work.terms.catalogue.currency);
    const payouts::Sums sums = payouts::sums(work.tx, seller.id, currency);
    return Balance{.shop = wish.shop,
                   .owed = payouts::balance(work.tx, seller.id, currency),
                   .in_transit = sums.asked,
                   .paid_out = sums.paid};
}

Result<Statement> show_statement(Work& work, const ShowStatement& wish) {
    const Seller seller = TRY(own_shop(work, wish.shop));
    const std::int64_t before = wish.before.value_or(payouts::from_now);
    const Currency currency = payouts::currency_owed(work.tx, seller.id, work.terms.catalogue.currency);
    const auto entries = payouts::statement(work.tx, seller.id, currency, before, wish.limit + 1);
    Money balance = payouts::balance(work.tx, seller.id, currency, before);
    Statement statement{.shop = wish.shop};
    for (const payouts::StatementEntry& entry : entries) {
        if (std::ssize(statement.entries) == wish.limit) {
            statement.older = statement.entries.back().id;
            break;
        }
        statement.entries.push_back({.id = entry.id,
                                     .fact = entry.fact,
                                     .order = entry.order,
                                     .amount = entry.amount,
                                     .balance = balance,
                                     .made_at = entry.made_at});
        balance.minor -= entry.amount.minor;
    }
    return statement;
}

Result<std::vector<Payout>> list_payouts(Work& work, const ListPayouts& wish) {
    const Seller seller = TRY(own_shop(work, wish.shop));
    return payouts::of_seller(work.tx, seller.id, wish.before, wish.limit);
}

Result<Payout> ask_payout(Work& work, const AskPayout& wish) {
    const Seller seller = TRY(own_shop(work, wish.shop));
    sellers::lock(work.tx, seller.id);
    return ask(work.tx, seller.id, work.terms.catalogue.currency, wish.amount);
}

void settle_payout(store::Transaction& tx, const SettlePayout& result) {
    payouts::lock(tx, result.payout);
    auto payout = payouts::find(tx, result.payout);
    if (!payout || payout->state != Payout::State::asked) return;
    payout->state = result.is_paid ? Payout::State::paid : Payout::State::failed;
    payout->reason = result.reason;
    payout->reference = result.reference;
    payouts::settle(tx, *payout);
    if (!result.is_paid) ledgers::post(tx, posting_back_of(*payout));
    const auto seller = sellers::find(tx, payout->seller);
    tx.record(PayoutSettled{.payout = payout->number,
                            .shop = seller ? seller->number : 0,
                            .amount = payout->amount,
                            .state = std::string(name_of(payout->state))});
}

Result<Payout> settle_by_hand(Work& work, const SettleByHand& wish) {
    const auto known = payouts::numbered(work.tx, wish.payout);
    if (!known) return refuse(Why::resource_not_found);
    payouts::lock(work.tx, known->id);
    const Payout payout = payouts::find(work.tx, known->id).value();
    if (payout.state != Payout::State::asked)
        return refuse(Refusal{.why = Why::order_already_processed, .subject = std::string(name_of(payout.state))});
    settle_payout(work.tx, {.payout = payout.id, .is_paid = wish.is_paid, .reason = wish.reason});
    return payouts::find(work.tx, payout.id).value();
}

std::int64_t pay_out_due(store::Transaction& tx, Currency usual, Instant deadline, std::int64_t limit) {
    const std::vector<SellerId> due = store::shops::payout_due(tx, deadline, limit);
    for (const SellerId seller : due) {
        sellers::lock(tx, seller);
        if (store::shops::payout_at(tx, seller) > deadline) continue; // another node has done it
        store::shops::note_payout(tx, seller);
        static_cast<void>(ask(tx, seller, usual, std::nullopt)); // nothing to pay out: skipped this time
    }
    return std::ssize(due);
}

} // namespace cartwright::operations
