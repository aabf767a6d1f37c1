#include "operations/orderflow/charges.hpp"

#include "base/currencies.hpp"
#include "domain/orderflow/terms.hpp"
#include "domain/orders/checkout.hpp"
#include "domain/orders/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/orders/sales.hpp"
#include "store/catalogue/listings.hpp"
#include "store/ledger/ledgers.hpp"
#include "store/orderflow/invoices.hpp"
#include "store/orders/charges.hpp"
#include "store/orders/holds.hpp"
#include "store/orders/orders.hpp"
#include "store/orders/refund_requests.hpp"
#include "store/outbox/jobs.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace charges = store::charges;
namespace holds = store::holds;
namespace invoices = store::invoices;
namespace jobs = store::jobs;
namespace ledgers = store::ledgers;
namespace listings = store::listings;
namespace orders = store::orders;

namespace {

/// The method that takes the money of a charge. For a free charge no gateway is asked.
std::string method_of(const Charge& charge) { return is_free(charge) ? "free" : "gateway"; }

/// An order whose rows and stock are locked, and the sales that it would make.
struct LockedOrder {
    Order order;
    Result<std::vector<Sold>> sales;
};

Result<LockedOrder> lock_and_read(Work& work, OrderId id, std::string_view door) {
    orders::lock(work.tx, id);
    listings::lock_of_order(work.tx, id);
    Order order = TRY(orders::find(work.tx, id, door));
    const std::vector<Hold> own = holds::of_cart(work.tx, order.cart);
    auto sales = sell(order, listings::stocks_of_order(work.tx, id), own);
    return LockedOrder{.order = std::move(order), .sales = std::move(sales)};
}

/// Holds the goods until the answer, for as long as they are held for a payment.
void hold_for_answer(Work& work, const LockedOrder& locked) {
    if (work.terms.orders.hold_ms == 0) return;
    const Instant deadline = work.tx.now() + work.terms.orders.hold_ms;
    const auto is_held = [](const Sold& sold) { return sold.freed >= sold.quantity; };
    if (std::ranges::all_of(*locked.sales, is_held)) return holds::prolong(work.tx, locked.order.id, deadline);
    holds::free(work.tx, holds::of_cart(work.tx, locked.order.cart));
    holds::add(work.tx, locked.order.id, locked.order.lines, deadline);
}

tl::unexpected<Refusal> inventory_refusal(const Refusal& shortage) {
    return refuse(Refusal{.why = Why::inventory_rejected,
                          .subject = shortage.subject,
                          .requested = shortage.requested,
                          .available = shortage.available});
}

AskedCharge charge_request(Work& work, Charge charge, const Invoice& invoice) {
    AskedCharge asked{.charge = std::move(charge), .reference = invoice_number(invoice)};
    if (work.terms.orderflow.cards_must_be_valid) asked.valid_at = asked.charge.asked_at;
    return asked;
}

PaidInvoice approve(Work& work, Charge charge, const LockedOrder& locked) {
    charge.state = Charge::State::approved;
    charges::answer(work.tx, charge);
    complete_sale(work, locked.order, *locked.sales,
                  {.method = method_of(charge), .reference = std::to_string(charge.transaction)});
    orders::note(work.tx, locked.order.id, "PaymentProcessed");
    return {.charge = std::move(charge)};
}

PaidInvoice decline(Work& work, Charge charge) {
    charge.state = Charge::State::declined;
    charges::answer(work.tx, charge);
    ledgers::add_payment(work.tx, charge.order, method_of(charge), charge.amount, "failed", key_of(charge.id));
    Refusal rejection{.why = Why::payment_rejected, .subject = charge.reason};
    return {.charge = std::move(charge), .rejection = std::move(rejection)};
}

/// The money comes too late: it is refunded, and the order may be paid again when the goods are back in stock.
PaidInvoice refund_late_charge(Work& work, Charge charge, const Refusal& why) {
    charge.state = Charge::State::late;
    charge.reason = "the goods were gone";
    charges::answer(work.tx, charge);
    ledgers::add_payment(work.tx, charge.order, method_of(charge), charge.amount, "failed", key_of(charge.id));
    if (is_free(charge)) return {.charge = std::move(charge), .rejection = inventory_refusal(why).value()};
    const RefundRequest refund{.id = work.tx.secret_id<struct RefundRequest>(),
                               .order = charge.order,
                               .charge = charge.id,
                               .method = method_of(charge),
                               .door = std::string(work.door),
                               .amount = charge.amount,
                               .reason = charge.reason,
                               .asked_at = work.tx.now()};
    store::refund_requests::add(work.tx, refund, {}, {});
    jobs::add(work.tx, JobKind::refund, refund.id.value, work.tx.now());
    return {.charge = std::move(charge), .rejection = inventory_refusal(why).value()};
}

/// The stored result of a decided charge.
PaidInvoice stored_result(const Charge& charge) {
    PaidInvoice paid{.charge = charge};
    if (charge.state == Charge::State::declined)
        paid.rejection = Refusal{.why = Why::payment_rejected, .subject = charge.reason};
    if (charge.state == Charge::State::late) paid.rejection = Refusal{.why = Why::inventory_rejected};
    return paid;
}

} // namespace

Result<AskedCharge> begin_charge(Work& work, const PayInvoice& wish) {
    if (work.begun)
        if (auto own = charges::find(work.tx, ChargeId{*work.begun}))
            return charge_request(work, *std::move(own), invoices::find(work.tx, wish.invoice).value());
    const auto order = invoices::order_of(work.tx, wish.invoice);
    if (!order) return refuse(Why::invoice_not_found);
    const LockedOrder locked = TRY(lock_and_read(work, *order, work.door));
    const Invoice invoice = invoices::find(work.tx, wish.invoice).value();
    if (const auto may = may_be_charged(locked.order, invoice, wish.customer, wish.amount_minor); !may)
        return refuse(may.error());
    if (wish.currency && *wish.currency != invoice.total.currency) return differs("currency");
    if (auto live = charges::live(work.tx, *order)) return charge_request(work, *std::move(live), invoice);
    if (!locked.sales) return inventory_refusal(locked.sales.error());
    if (!is_supported(invoice.total.currency))
        return refuse(
            Refusal{.why = Why::currency_not_supported, .currency = std::string(invoice.total.currency.text())});

    hold_for_answer(work, locked);
    Charge charge{.id = work.tx.secret_id<struct Charge>(),
                  .order = *order,
                  .invoice = invoice.id,
                  .customer = wish.customer,
                  .amount = invoice.total,
                  .asked_at = work.tx.now()};
    charges::add(work.tx, charge);
    AskedCharge asked = charge_request(work, std::move(charge), invoice);
    constexpr std::int64_t grace_ms = 1'000; // the answer may still wait for the writer
    asked.job = jobs::add(work.tx, JobKind::charge, asked.charge.id.value,
                          work.tx.now() + (work.terms.orders.external_call_ms + grace_ms));
    return asked;
}

std::optional<providers::Charged> ask_for_charge(const providers::Ports& ports, const AskedCharge& asked) {
    // `finish_charge` ignores this where the charge is decided.
    if (is_free(asked.charge) || asked.charge.state != Charge::State::asked)
        return providers::Charged{.kind = providers::Charged::Kind::approved, .transaction = asked.charge.id.value};
    auto charged = ports.gateway->charge({.key = key_of(asked.charge.id),
                                          .customer = asked.charge.customer,
                                          .amount = asked.charge.amount,
                                          .reference = asked.reference,
                                          .valid_at = asked.valid_at});
    if (charged.kind == providers::Charged::Kind::unknown) return std::nullopt;
    return charged;
}

Result<PaidInvoice> finish_charge(Work& work, const AskedCharge& asked, const providers::Charged& charged) {
    const OrderId order = asked.charge.order;
    const auto door = orders::door_of(work.tx, order);
    if (!door) return refuse(Why::order_not_found);
    const LockedOrder locked = TRY(lock_and_read(work, order, *door));
    Charge charge = charges::find(work.tx, asked.charge.id).value();
    if (charge.state != Charge::State::asked) return stored_result(charge);

    if (asked.job) jobs::finish(work.tx, *asked.job);
    charge.transaction = charged.transaction;
    charge.card = charged.card;
    charge.reason = charged.reason;
    charge.answered_at = work.tx.now();
    if (charged.kind == providers::Charged::Kind::declined) return decline(work, std::move(charge));
    if (!locked.sales) return refund_late_charge(work, std::move(charge), locked.sales.error());
    return approve(work, std::move(charge), locked);
}

std::optional<AskedCharge> undecided_charge(Work& work, ChargeId id) {
    auto charge = charges::find(work.tx, id);
    if (!charge || charge->state != Charge::State::asked) return std::nullopt;
    const auto invoice = invoices::find(work.tx, charge->invoice);
    return charge_request(work, *std::move(charge), invoice.value());
}

} // namespace cartwright::operations
