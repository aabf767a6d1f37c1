#include "operations/orderflow/invoices.hpp"

#include "domain/orderflow/events.hpp"
#include "domain/orderflow/terms.hpp"
#include "domain/refusal.hpp"
#include "store/engine/counters.hpp"
#include "store/orderflow/invoices.hpp"
#include "store/orders/orders.hpp"

namespace cartwright::operations {

namespace invoices = store::invoices;
namespace orders = store::orders;

// orderflow A3-13: "each out of order or repeated → 409".
Result<Invoice> issue_invoice(Work& work, const IssueInvoice& wish) {
    orders::lock(work.tx, wish.order);
    const Order order = TRY(orders::find(work.tx, wish.order, work.door));
    const bool is_invoiced = invoices::of_order(work.tx, order.id).has_value();
    const Milestone milestone = milestone_of(order.stage, is_invoiced, false);
    if (const auto may = may_be_invoiced(order, milestone, wish.asserted); !may) return refuse(may.error());

    Invoice invoice = invoice_of(order, wish.to, work.terms.orderflow.house, wish.asserted.currency, work.tx.now());
    invoice.id = work.tx.secret_id<struct Invoice>();
    if (invoice.total.currency != order.total.currency) orders::set_currency(work.tx, order.id, invoice.total.currency);
    orders::note(work.tx, order.id, "InvoiceCreated");
    invoice.number = store::counters::next(work.tx, "invoices " + std::to_string(invoice.seller.value) + ' ' +
                                                        std::to_string(invoice.year));
    invoices::add(work.tx, invoice);
    work.tx.record(InvoiceCreated{.order = order.id,
                                  .invoice = invoice.id,
                                  .number = invoice_number(invoice),
                                  .customer = invoice.customer,
                                  .tax = invoice.tax,
                                  .total = invoice.total});
    return invoice;
}

Result<Invoice> show_invoice(Work& work, const ShowInvoice& wish) {
    auto invoice = invoices::find(work.tx, wish.invoice);
    if (!invoice) return refuse(Why::invoice_not_found);
    return *std::move(invoice);
}

} // namespace cartwright::operations
