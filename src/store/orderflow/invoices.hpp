#pragma once

#include "domain/orderflow/invoice.hpp"
#include "store/engine/transaction.hpp"

#include <functional>

/// Invoices and their lines, as stored. Nothing here changes or removes one.
namespace cartwright::store::invoices {

void add(Transaction& transaction, const Invoice& invoice);

std::optional<Invoice> find(Transaction& transaction, InvoiceId invoice);
std::optional<InvoiceId> of_order(Transaction& transaction, OrderId order);
std::optional<OrderId> order_of(Transaction& transaction, InvoiceId invoice);

/// An invoice, with the digest that was stored with it.
struct Stored {
    Invoice invoice;
    std::string digest;
};

/// Visits all invoices in the order of their ids, except those with a text that this version does not know.
void each(Transaction& transaction, const std::function<void(const Stored&)>& visit);

} // namespace cartwright::store::invoices
