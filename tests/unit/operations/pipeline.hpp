#pragma once

#include "domain/refusal.hpp"
#include "operation_test.hpp"
#include "operations/orderflow/charges.hpp"
#include "operations/orderflow/direct_orders.hpp"
#include "operations/orderflow/direct_refunds.hpp"
#include "operations/orderflow/invoices.hpp"
#include "operations/orderflow/notices.hpp"
#include "operations/orderflow/order_status.hpp"
#include "operations/orderflow/shipments.hpp"

namespace cartwright::operations {

/// The order pipeline, with a tax of 18 % in all prices. The catalogue has a keyboard for 50.00; it knows no tea.
class PipelineTest : public OperationTest {
  protected:
    PipelineTest() : OperationTest("orderflow") {
        terms.orderflow.tax = {.mode = TaxMode::of_gross,
                               .rates = {{.country = "*", .goods = "standard", .bps = 1'800}}};
    }
    void SetUp() override {
        OperationTest::SetUp();
        keyboard = offer("Keyboard", 5'000, 5);
    }

    using Items = std::vector<AssertedItem>;

    static std::string code_of(ProductId product) { return std::to_string(product.value); }
    Items keyboards(std::int64_t quantity) const {
        return {{.code = code_of(keyboard), .quantity = quantity, .price_minor = 5'000}};
    }
    static Items tea(std::int64_t quantity) { return {{.code = "tea", .quantity = quantity, .price_minor = 1'000}}; }
    static OrderDirectly wish_for(Items items, std::optional<OrderId> order = {}) {
        return {.order = order, .wish = {.customer = "8080", .country = "US", .items = std::move(items)}};
    }
    OrderId order_of(Items items) { return done(order_directly, wish_for(std::move(items))).order; }

    /// What the order would be invoiced by: its own amounts.
    IssueInvoice invoice_wish(OrderId id) {
        const Order order = done(order_status, {.order = id}).order;
        Items items;
        for (const Line& line : order.lines)
            items.push_back({.code = line.code, .quantity = line.quantity, .price_minor = line.price.minor});
        return {.order = id,
                .asserted = {.customer = order.reference,
                             .items = std::move(items),
                             .tax_minor = order.tax.minor,
                             .net_minor = order.total.minor - order.tax.minor,
                             .total_minor = order.total.minor,
                             .currency = order.total.currency},
                .to = {.name = "Lital", .phone = "1", .address = "17 Boulevard"}};
    }
    Invoice invoiced(OrderId order) { return done(issue_invoice, invoice_wish(order)); }
    static PayInvoice payment_of(const Invoice& invoice) {
        return {.invoice = invoice.id, .customer = invoice.customer, .amount_minor = invoice.total.minor};
    }
    AskedCharge asked_for(const Invoice& invoice) { return done(begin_charge, payment_of(invoice)); }

    PaidInvoice finish(const AskedCharge& asked, providers::Charged::Kind kind) {
        const providers::Charged charged{
            .kind = kind, .transaction = asked.charge.id.value % 1'000'000, .reason = "no money"};
        return accepted(with_work([&](Work& work) { return finish_charge(work, asked, charged); }));
    }
    PaidInvoice pay(const Invoice& invoice) { return finish(asked_for(invoice), providers::Charged::Kind::approved); }
    OrderId paid(Items items) {
        const OrderId order = order_of(std::move(items));
        pay(invoiced(order));
        return order;
    }
    Milestone milestone(OrderId order) { return done(order_status, {.order = order}).milestone; }

    ProductId keyboard;
};

} // namespace cartwright::operations
