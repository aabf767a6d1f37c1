#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cartwright::bench {

/// One line of an invoice of the Online Retail data set.
struct InvoiceLine {
    std::string stock_code;
    std::int64_t quantity = 0; // below zero on a cancellation
    std::int64_t pence = 0;    // of one

    [[nodiscard]] std::int64_t total() const { return quantity * pence; }
};

/// A sale, or a cancellation.
struct Invoice {
    std::string number;
    std::string customer;   // "17850"; nearly all have one
    std::int64_t place = 0; // the line of the file on which it begins: they are in the order of time
    std::vector<InvoiceLine> lines;

    [[nodiscard]] std::int64_t total() const;
};

struct Invoices {
    std::vector<Invoice> sales;         // every line that costs something or next to nothing
    std::vector<Invoice> cancellations; // in the order of the file
};

/// Throws std::runtime_error.
Invoices read_invoices(const std::string& path);

/// What a cancellation gives back of one sale.
struct Cancelled {
    std::size_t sale = 0; // its index
    std::vector<InvoiceLine> lines;

    [[nodiscard]] std::int64_t total() const;
};

struct Matched {
    std::vector<Cancelled> refunds;
    std::int64_t pence = 0;     // of what is refunded
    std::int64_t whole = 0;     // cancellations that were found whole,
    std::int64_t partly = 0;    // in part,
    std::int64_t not_found = 0; // or not at all: their sale is not in the data
    std::int64_t pence_not_found = 0;
};

/// Finds what each cancellation cancels: the latest earlier sale to the same customer of the same thing at the same
/// price that is not cancelled yet. Cancellations without a customer cancel nothing that can be told.
Matched match(const Invoices& invoices);

} // namespace cartwright::bench
