#include "pipeline.hpp"

#include <functional>

namespace cartwright::operations {
namespace {

using ChargeKind = providers::Charged::Kind;

/// What an invoice asserts that the order does not say, and how the refusal names it.
struct WrongAssertion {
    const char* subject;
    std::function<void(AssertedInvoice&)> change;
};

class Invoices : public PipelineTest {};
class InvoiceAssertions : public PipelineTest, public testing::WithParamInterface<WrongAssertion> {};

TEST_P(InvoiceAssertions, are_refused_when_they_differ_from_the_order) {
    IssueInvoice wish = invoice_wish(order_of(keyboards(2)));
    GetParam().change(wish.asserted);
    EXPECT_EQ(refused(issue_invoice, wish), (Refusal{.why = Why::amounts_differ, .subject = GetParam().subject}));
}

// orderflow A3-6: "require order, customer and the three amounts to match the stored order … and quantity×price to sum
// to totalAmount".
INSTANTIATE_TEST_SUITE_P(Of, InvoiceAssertions,
                         testing::Values(WrongAssertion{"customerId", [](auto& said) { said.customer = "9090"; }},
                                         WrongAssertion{"tax", [](auto& said) { ++said.tax_minor; }},
                                         WrongAssertion{"subTotalAmount", [](auto& said) { ++said.net_minor; }},
                                         WrongAssertion{"totalAmount", [](auto& said) { ++said.total_minor; }},
                                         WrongAssertion{"items", [](auto& said) { ++said.items[0].quantity; }},
                                         WrongAssertion{"currency",
                                                        [](auto& said) { said.currency = british_pounds; }}),
                         [](const auto& each) { return std::string(each.param.subject); });

// orderflow A3-13: "each out of order or repeated → 409".
TEST_F(Invoices, are_issued_once_for_an_order) {
    const OrderId order = order_of(keyboards(1));
    const IssueInvoice wish = invoice_wish(order);
    invoiced(order);
    EXPECT_EQ(refused(issue_invoice, wish), (Refusal{.why = Why::out_of_turn, .subject = "invoiced"}));
    IssueInvoice unknown = wish;
    unknown.order = {7};
    EXPECT_EQ(refused(issue_invoice, unknown).why, Why::order_not_found);
    EXPECT_EQ(refused(show_invoice, {.invoice = {7}}).why, Why::invoice_not_found);
}

TEST_F(Invoices, are_numbered_without_gaps_in_each_year) {
    EXPECT_EQ(invoice_number(invoiced(order_of(tea(1)))), "2027-000001");
    IssueInvoice wrong = invoice_wish(order_of(tea(1)));
    wrong.asserted.total_minor = 1;
    EXPECT_EQ(refused(issue_invoice, wrong).why, Why::amounts_differ);
    EXPECT_EQ(invoice_number(invoiced(order_of(tea(1)))), "2027-000002");
    now = now + 366 * day_ms;
    EXPECT_EQ(invoice_number(invoiced(order_of(tea(1)))), "2028-000001");
}

TEST_F(Invoices, may_name_the_currency_of_what_the_catalogue_does_not_know) {
    const OrderId order = order_of(tea(1));
    IssueInvoice wish = invoice_wish(order);
    wish.asserted.currency = british_pounds;
    EXPECT_EQ(done(issue_invoice, wish).total, (Money{.minor = 1'000, .currency = british_pounds}));
    EXPECT_EQ(done(order_status, {.order = order}).order.total.currency, british_pounds);
}

class Charges : public PipelineTest {
  protected:
    void let_others_buy(std::int64_t quantity) {
        now = now + terms.orders.hold_ms;
        EXPECT_EQ(end_due_holds(), 1);
        paid(keyboards(quantity));
    }
    std::int64_t taken_by_gateway() {
        const Ledger sums = ledger();
        const auto found = sums.find("cash:gateway");
        return found == sums.end() ? 0 : found->second;
    }
};

TEST_F(Charges, need_the_customer_and_the_total_of_the_invoice) {
    const Invoice invoice = invoiced(order_of(keyboards(2)));
    PayInvoice wish = payment_of(invoice);
    wish.amount_minor = 9'999;
    EXPECT_EQ(refused(begin_charge, wish), (Refusal{.why = Why::amounts_differ, .subject = "totalAmount"}));
    wish.customer = "9090";
    EXPECT_EQ(refused(begin_charge, wish).subject, "customerId");
    wish = payment_of(invoice);
    wish.currency = british_pounds;
    EXPECT_EQ(refused(begin_charge, wish), (Refusal{.why = Why::amounts_differ, .subject = "currency"}));
    wish.invoice = {7};
    EXPECT_EQ(refused(begin_charge, wish).why, Why::invoice_not_found);
}

TEST_F(Charges, turn_the_order_into_a_sale_with_its_tax) {
    const Invoice invoice = invoiced(order_of(keyboards(2)));
    EXPECT_EQ(pay(invoice).rejection, std::nullopt);
    EXPECT_EQ(ledger(), (Ledger{{"cash:gateway", 10'000}, {"sales", -8'200}, {"tax", -1'800}}));
    EXPECT_EQ(stock_of(keyboard), (Stock{.on_hand = 3}));
    EXPECT_EQ(refused(begin_charge, payment_of(invoice)), (Refusal{.why = Why::out_of_turn, .subject = "paid"}));
}

TEST_F(Charges, that_are_in_progress_are_joined_by_a_second_request) {
    const Invoice invoice = invoiced(order_of(keyboards(2)));
    const AskedCharge first = asked_for(invoice);
    const AskedCharge second = asked_for(invoice);
    EXPECT_EQ(second.charge.id, first.charge.id);
    EXPECT_FALSE(second.job.has_value());
    finish(first, ChargeKind::approved);
    EXPECT_EQ(finish(second, ChargeKind::declined).charge.state, Charge::State::approved); // the first answer counts
    EXPECT_EQ(taken_by_gateway(), 10'000);
}

TEST_F(Charges, that_are_declined_take_nothing_and_may_be_tried_again) {
    const OrderId order = order_of(keyboards(2));
    const Invoice invoice = invoiced(order);
    const AskedCharge asked = asked_for(invoice);
    const Refusal rejection{.why = Why::payment_rejected, .subject = "no money"};
    EXPECT_EQ(finish(asked, ChargeKind::declined).rejection, rejection);
    EXPECT_EQ(finish(asked, ChargeKind::approved).rejection, rejection); // too late
    EXPECT_EQ(taken_by_gateway(), 0);
    EXPECT_EQ(milestone(order), Milestone::invoiced);
    EXPECT_EQ(pay(invoice).charge.state, Charge::State::approved);
}

TEST_F(Charges, that_a_job_has_decided_answer_the_request_that_began_them) {
    const Invoice invoice = invoiced(order_of(keyboards(2)));
    const AskedCharge declined = asked_for(invoice);
    finish(declined, ChargeKind::declined);
    const AskedCharge approved = asked_for(invoice);
    finish(approved, ChargeKind::approved);
    for (const auto& [first, is_paid] : {std::pair(declined, false), std::pair(approved, true)}) {
        begun = first.charge.id.value;
        const AskedCharge again = asked_for(invoice);
        EXPECT_EQ(again.charge.id, first.charge.id);
        const auto charged = ask_for_charge({}, again); // there is no gateway to ask
        EXPECT_EQ(finish(again, charged.value().kind).rejection.has_value(), !is_paid);
    }
    EXPECT_EQ(taken_by_gateway(), 10'000);
}

TEST_F(Charges, are_refused_when_the_stock_is_gone) {
    const Invoice invoice = invoiced(order_of(keyboards(2)));
    let_others_buy(4);
    EXPECT_EQ(refused(begin_charge, payment_of(invoice)),
              (Refusal{.why = Why::inventory_rejected, .subject = "Keyboard", .requested = 2, .available = 1}));
}

TEST_F(Charges, hold_the_stock_for_the_answer) {
    const Invoice invoice = invoiced(order_of(keyboards(4)));
    now = now + (terms.orders.hold_ms - 1);
    const AskedCharge asked = asked_for(invoice);
    now = now + (terms.orders.hold_ms - 1);
    EXPECT_EQ(refused(order_directly, wish_for(keyboards(2))).available, 1);
    EXPECT_EQ(finish(asked, ChargeKind::approved).charge.state, Charge::State::approved);
}

TEST_F(Charges, that_come_after_the_stock_is_gone_are_given_back) {
    const OrderId order = order_of(keyboards(2));
    const AskedCharge asked = asked_for(invoiced(order));
    let_others_buy(4);
    const PaidInvoice paid = finish(asked, ChargeKind::approved);
    EXPECT_EQ(paid.charge.state, Charge::State::late);
    EXPECT_EQ(paid.rejection.value().why, Why::inventory_rejected);
    const OrderStatus story = done(order_status, {.order = order});
    EXPECT_EQ(story.milestone, Milestone::invoiced);
    ASSERT_EQ(story.refunds.size(), 1U);
    EXPECT_EQ(story.refunds[0].amount, usd(10'000));
    EXPECT_EQ(taken_by_gateway(), 4 * 5'000);
}

TEST_F(Charges, of_nothing_are_approved_without_the_gateway) {
    Items items = tea(1);
    items[0].price_minor = 0;
    const AskedCharge asked = asked_for(invoiced(order_of(items)));
    const auto charged = ask_for_charge({}, asked); // there is no gateway to ask
    EXPECT_EQ(charged.value().kind, ChargeKind::approved);
}

/// Texts in the database that this version does not know, as after a change by hand or by a newer version.
class UnknownTexts : public PipelineTest {
  protected:
    void write(const store::Query& statement) { transaction().execute(statement); }
    std::vector<std::string> found() {
        std::vector<std::string> evidence;
        store::Transaction tx = transaction();
        for (const Violation& each : violations(tx, 3))
            if (each.invariant == "each stored text that stands for a value is one that this version knows")
                evidence.push_back(each.evidence);
        return evidence;
    }
};

TEST_F(UnknownTexts, of_an_invoice_are_findings_of_the_check) {
    static constexpr store::Query set{"test.set", "UPDATE invoices SET tax_mode = 'by_weight', currency = 'usd'"};
    static constexpr store::Query back{"test.back", "UPDATE invoices SET tax_mode = 'of_gross', currency = 'USD'"};
    const Invoice first = invoiced(order_of(tea(1)));
    const Invoice second = invoiced(order_of(keyboards(2)));
    write(set);
    const std::string id = std::to_string(std::min(first.id.value, second.id.value));
    EXPECT_EQ(found(), (std::vector<std::string>{"invoice " + id + ", currency 'usd', rows 2",
                                                 "invoice " + id + ", tax mode 'by_weight', rows 2"}));
    write(back);
}

TEST_F(UnknownTexts, of_all_other_rows_are_too) {
    static constexpr store::Query set{"test.set", "UPDATE orders SET tax_mode = ''"};
    static constexpr store::Query back{"test.back", "UPDATE orders SET tax_mode = 'of_gross'"};
    static constexpr store::Query unknown{
        "test.unknown", "INSERT INTO jobs (id, kind, subject_id, state, attempts, due_at, lease_holder, lease_until, "
                        "reason, made_at) VALUES (7, 'dance', 1, 'waiting', 0, 0, 0, 0, '', 0)"};
    static constexpr store::Query known{"test.known", "DELETE FROM jobs"};
    const OrderId order = order_of(tea(1));
    write(set);
    write(unknown);
    EXPECT_EQ(found(), (std::vector<std::string>{"order " + std::to_string(order.value) + ", tax mode '', rows 1",
                                                 "job 7, kind 'dance', rows 1"}));
    write(back);
    write(known);
}

} // namespace
} // namespace cartwright::operations
