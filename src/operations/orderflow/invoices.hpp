#pragma once

#include "domain/orderflow/invoice.hpp"
#include "operations/work.hpp"

namespace cartwright::operations {

struct IssueInvoice {
    OrderId order;
    AssertedInvoice asserted;
    Recipient to;
};

/// Issues the invoice of an order. Its id is a random number of 48 bits; knowing it permits reading the invoice. Its
/// number is the next one of its seller and year. Its lines are those of the order; the lines in the request must only
/// add up. Refused, in this order: order_not_found, out_of_turn, amounts_differ.
Result<Invoice> issue_invoice(Work& work, const IssueInvoice& wish);

struct ShowInvoice {
    InvoiceId invoice;
};

/// Refused: invoice_not_found.
Result<Invoice> show_invoice(Work& work, const ShowInvoice& wish);

} // namespace cartwright::operations
