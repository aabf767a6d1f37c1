#pragma once

#include "domain/ids.hpp"
#include "domain/orderflow/direct_order.hpp"
#include "domain/orderflow/terms.hpp"
#include "domain/orders/order.hpp"

#include <string>
#include <vector>

namespace cartwright {

/// The addressee of an invoice.
struct Recipient {
    std::string name;
    std::string phone;
    std::string address;

    friend bool operator==(const Recipient&, const Recipient&) = default;
};

/// An invoice as it was issued. It never changes and holds its own copy of all data.
struct Invoice {
    InvoiceId id;
    OrderId order;
    SellerId seller = the_house;
    std::int64_t year = 0;
    std::int64_t number = 0; // of its seller and year, without gaps
    SellerDetails from;
    std::string customer; // the client's id of the buyer
    Recipient to;
    std::vector<Line> lines;
    TaxMode tax_mode = TaxMode::none;
    Money tax;
    Money total;
    Instant issued_at;

    [[nodiscard]] Money net() const { return {.minor = total.minor - tax.minor, .currency = total.currency}; }
    friend bool operator==(const Invoice&, const Invoice&) = default;
};

/// Formats the invoice's number: "2026-000001".
std::string invoice_number(const Invoice& invoice);

/// Returns a digest of the invoice's contents, which detects changes.
std::string digest_of(const Invoice& invoice);

/// The amounts that a client asserts in a request for an invoice; they are compared with the order's.
struct AssertedInvoice {
    std::string customer;
    std::vector<AssertedItem> items;
    std::int64_t tax_minor = 0;
    std::int64_t net_minor = 0;
    std::int64_t total_minor = 0;
    Currency currency;
};

/// How far an order of the pipeline has come.
enum class Milestone : std::uint8_t { pending, invoiced, paid, shipped, failed };

std::string_view name_of(Milestone milestone);

Milestone milestone_of(Stage stage, bool is_invoiced, bool is_shipped);

/// Checks whether the invoice may be issued for the order. Refused, in this order: out_of_turn, amounts_differ;
/// `subject` is the order's milestone, or the name of what differs.
/// orderflow A3-6: "require order, customer and the three amounts to match the stored order … and quantity×price to sum
/// to totalAmount".
Result<void> may_be_invoiced(const Order& order, Milestone milestone, const AssertedInvoice& asserted);

/// Returns the invoice for an order; number and id are not yet assigned.
Invoice invoice_of(const Order& order, Recipient to, const SellerDetails& from, Currency currency, Instant now);

/// Checks whether an invoice may be charged now. Refused, in this order: amounts_differ, out_of_turn.
Result<void> may_be_charged(const Order& order, const Invoice& invoice, std::string_view customer,
                            std::int64_t amount_minor);

} // namespace cartwright
